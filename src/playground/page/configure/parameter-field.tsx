import { useId } from 'preact/hooks';
import type { FormValue } from '../../protocol.js';
import { CredentialsControl } from './credentials-control.js';
import { type FormField, isCredentials, minutesInWords } from './form-state.js';
import { MultiSelectControl } from './multi-select-control.js';
import { RequiredMark } from './required-mark.js';
import { SecretControl } from './secret-control.js';

interface FieldProps {
  readonly field: FormField;
  /** Why the value is refused. */
  readonly error: string | undefined;
  readonly onChange: (value: FormValue) => void;
}

/** A parameter with its label, its control, its help and what is wrong with it. */
export function ParameterField({ field, error, onChange }: FieldProps) {
  const { parameter, required } = field;
  const id = useId();
  if (parameter.control === 'note') return <p class="muted">{parameter.label}</p>;
  const describedBy = [error && `${id}-error`, parameter.help && `${id}-help`].filter(Boolean).join(' ');
  const grouped = parameter.control === 'multi-select';
  const Box = grouped ? 'fieldset' : 'div';
  const withOwnLabel = parameter.control === 'checkbox' || parameter.control === 'credentials';
  const title = (
    <>
      <bdi>{parameter.label}</bdi> {required && <RequiredMark />}
    </>
  );
  return (
    <Box class="field" data-parameter={parameter.name} {...(grouped && { 'aria-describedby': describedBy })}>
      {grouped && <legend>{title}</legend>}
      {!grouped && !withOwnLabel && <label for={id}>{title}</label>}
      <Control
        field={field}
        onChange={onChange}
        attributes={{
          id,
          'aria-required': required,
          'aria-describedby': describedBy || undefined,
          ...(error !== undefined && { 'aria-invalid': true }),
        }}
      />
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
      {parameter.help !== undefined && (
        <p id={`${id}-help`} class="hint">
          {parameter.help}
        </p>
      )}
    </Box>
  );
}

interface ControlProps {
  readonly field: FormField;
  readonly onChange: (value: FormValue) => void;
  readonly attributes: Parameters<typeof SecretControl>[0]['attributes'];
}

function Control({ field: { parameter, value, required }, onChange, attributes }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  const onText = ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value);
  switch (parameter.control) {
    case 'checkbox':
      return (
        <label class="check">
          <input
            {...attributes}
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          />
          <span>
            <bdi>{parameter.label}</bdi> {required && <RequiredMark />}
          </span>
        </label>
      );
    case 'credentials':
      return (
        <CredentialsControl
          parameter={parameter}
          value={isCredentials(value) ? value : { identifier: '', password: '' }}
          onChange={onChange}
          required={required}
          attributes={attributes}
        />
      );
    case 'multi-select':
      return (
        <MultiSelectControl
          id={attributes.id}
          options={parameter.options}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'single-select':
      return (
        <select {...attributes} value={text} onChange={onText}>
          {(!required || !parameter.options.includes(text)) && <option value="">Select</option>}
          {text !== '' && !parameter.options.includes(text) && <option value={text}>{text}</option>}
          {parameter.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'secret':
    case 'long-secret':
      return (
        <SecretControl
          attributes={attributes}
          value={text}
          onChange={onChange}
          long={parameter.control === 'long-secret'}
        />
      );
    case 'long-text':
      return <textarea {...attributes} spellcheck={false} value={text} onInput={onText} />;
    case 'minutes':
      return (
        <span class="configure-minutes">
          <input {...attributes} type="number" min={1} step={1} value={text} onInput={onText} />
          <span class="muted">{minutesInWords(text) || 'minutes'}</span>
        </span>
      );
    default:
      return (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={onText}
        />
      );
  }
}
