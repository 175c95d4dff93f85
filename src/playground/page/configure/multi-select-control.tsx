interface MultiSelectProps {
  readonly id: string;
  readonly options: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** All options as a list of checkboxes. The chosen ones stay in the order of the options. */
export function MultiSelectControl({ id, options, value, onChange }: MultiSelectProps) {
  const gone = value.filter((chosen) => !options.includes(chosen));
  return (
    <div class="configure-options">
      {[...options, ...gone].map((option, index) => (
        <label key={option} class="check">
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={value.includes(option)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(
                [...options, ...gone].filter((one) => (one === option ? checked : value.includes(one))),
              )
            }
          />
          {option}
        </label>
      ))}
    </div>
  );
}
