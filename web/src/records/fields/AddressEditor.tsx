import { Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../platform/api';
import { useFormat } from '../../platform/format';
import { countryOptions } from '../../platform/regions';
import type { EditorProps } from '../fieldTypes';

/** The parts of an address; an error names a part as `address.city` or the whole. */
export function AddressEditor(props: EditorProps<Address>) {
  const { t } = useTranslation('records');
  const { locale } = useFormat();
  const { field, value, onChange, error, disabled, autoFocus, bare } = props;
  const countries = useMemo(() => countryOptions(locale), [locale]);
  const size = bare ? 'xs' : 'sm';

  function change(part: keyof Address, text: string | null) {
    const next = { ...value, [part]: text || null };
    onChange(Object.values(next).some(Boolean) ? next : null);
  }

  const text = (part: 'street' | 'city' | 'region' | 'postalCode') => (
    <TextInput
      size={size}
      label={t(`address.${part}`)}
      autoFocus={autoFocus && part === 'street'}
      disabled={disabled}
      name={`${field.name}.${part}`}
      autoComplete="off"
      dir="auto"
      value={value?.[part] ?? ''}
      onChange={(event) => change(part, event.currentTarget.value)}
    />
  );
  const country = value?.country ?? null;
  const known = !country || countries.some((option) => option.value === country);

  return (
    <Fieldset legend={field.label} variant="unstyled" aria-invalid={error ? true : undefined}>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
        {text('street')}
        {text('city')}
        {text('postalCode')}
        {text('region')}
        <Select
          size={size}
          label={t('address.country')}
          // What an import brought in as text stays until another country is chosen.
          data={known ? countries : [{ value: country, label: country }, ...countries]}
          searchable
          clearable
          disabled={disabled}
          name={`${field.name}.country`}
          value={country}
          error={error}
          onChange={(next) => change('country', next)}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
