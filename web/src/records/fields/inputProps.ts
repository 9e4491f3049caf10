import type { EditorProps } from '../fieldTypes';

/** What every input takes from its field: with a label in a form, bare in a cell. */
export function inputProps<V>({ field, error, bare, autoFocus, disabled }: EditorProps<V>) {
  return {
    label: bare ? undefined : field.label,
    'aria-label': bare ? field.label : undefined,
    description: bare ? undefined : (field.help ?? undefined),
    // Mantine sets `required` from it for screen readers; the form says itself what is missing.
    withAsterisk: !bare && field.required,
    'aria-required': field.required || undefined,
    error,
    autoFocus,
    'data-autofocus': autoFocus || undefined,
    disabled,
    size: bare ? 'xs' : 'sm',
    name: field.name,
    autoComplete: 'off',
  } as const;
}
