import { useState } from 'preact/hooks';
import type { FieldProblem, FormValue } from '../../protocol.js';
import type { FormField, ShownSection } from './form-state.js';
import { ParameterField } from './parameter-field.js';

interface SectionProps {
  readonly section: ShownSection;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (parameter: string, value: FormValue) => void;
}

/** A section of the form with its advanced settings folded, unless something in there needs the user. */
export function SectionFields({ section: { name, plain, advanced }, problems, onChange }: SectionProps) {
  const [open, setOpen] = useState(() => advanced.some(({ required }) => required));
  const problemOf = ({ parameter }: FormField) =>
    problems.find((problem) => problem.parameter === parameter.name)?.message;
  const holdsProblem = advanced.some((field) => problemOf(field) !== undefined);
  const show = (field: FormField) => (
    <ParameterField
      key={field.parameter.name}
      field={field}
      error={problemOf(field)}
      onChange={(value) => onChange(field.parameter.name, value)}
    />
  );
  return (
    <fieldset class="configure-section">
      <legend>{name === '' ? 'Settings' : name}</legend>
      <div class="stack">
        {plain.map(show)}
        {advanced.length > 0 && (
          <details
            class="configure-advanced"
            open={open || holdsProblem}
            onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
          >
            <summary>Advanced settings</summary>
            <div class="stack">{advanced.map(show)}</div>
          </details>
        )}
      </div>
    </fieldset>
  );
}
