import { Combobox, InputBase, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../platform/api';
import type { EditorProps } from '../fieldTypes';
import { inputProps } from './inputProps';
import { ReferenceChip } from './ReferenceChip';
import { useReferenceOptions } from './referenceOptions';

/** Finds a record by name while typing. */
export function ReferenceEditor(props: EditorProps<Reference>) {
  const { t } = useTranslation('records');
  const { field, value, onChange, record } = props;
  const [text, setText] = useState('');
  const [typing, setTyping] = useState(false);
  const [sought] = useDebouncedValue(text, 120);
  const combobox = useCombobox({
    defaultOpened: props.bare && props.autoFocus,
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyping(false);
      setText('');
    },
  });
  const { data: options = [], isFetching } = useReferenceOptions(
    field,
    sought,
    record,
    combobox.dropdownOpened,
  );

  function choose(id: string) {
    const option = options.find((one) => one.id === id);
    onChange(option ? { id: option.id, object: option.object, label: option.label } : null);
    combobox.closeDropdown();
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      transitionProps={{ duration: 80 }}
      resetSelectionOnOptionHover
      // It opens before its options are there: at the foot of a page they only fit above.
      preventPositionChangeWhenVisible={false}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...inputProps(props)}
          dir="auto"
          placeholder={field.help ? undefined : t('reference.search')}
          value={typing ? text : (value?.label ?? '')}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setTyping(true);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
            if (event.currentTarget.value === '' && !field.required) onChange(null);
          }}
          rightSectionPointerEvents={value && !field.required ? 'all' : 'none'}
          rightSection={
            value && !field.required && !props.bare ? (
              <Combobox.ClearButton
                size="xs"
                aria-label={t('reference.clear', { field: field.label })}
                onClear={() => onChange(null)}
              />
            ) : (
              <Combobox.Chevron size="xs" />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={field.label}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value?.id}>
              <ReferenceChip reference={option} plain />
              {option.detail && (
                <Text size="xs" c="dimmed" truncate dir="auto">
                  {option.detail}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {options.length === 0 && !isFetching && (
            <Combobox.Empty>{t('reference.nothing')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
