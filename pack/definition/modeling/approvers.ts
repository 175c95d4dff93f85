/** XQL about the reason that a user gave for access, and who approved it, from the columns `justification` and `approvers`. */
export const reasonWithApprovers =
  'if(approvers = null, justification, justification = null, concat("Approvers: ", approvers), concat(justification, " (approvers: ", approvers, ")"))';
