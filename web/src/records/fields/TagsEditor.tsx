import { CloseButton, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../platform/api';
import type { EditorProps } from '../fieldTypes';
import { ChoiceWord } from './cells';
import classes from './editors.module.css';
import { inputProps } from './inputProps';
import { tagsQuery } from './tags';

/** Words that are typed or chosen; one that is new becomes a tag as it is saved. */
export function TagsEditor(props: EditorProps<Tag[]>) {
  const { t } = useTranslation('tags');
  const { value, onChange } = props;
  const { data: known = [] } = useQuery(tagsQuery);
  const [typed, setTyped] = useState('');
  const tags = value ?? [];
  const find = (label: string): Tag => {
    const same = (tag: Tag) => tag.label.toLowerCase() === label.toLowerCase();
    return tags.find(same) ?? known.find(same) ?? { id: '', label, color: 'gray' };
  };

  function change(labels: string[]) {
    const words = new Map<string, Tag>();
    for (const label of labels) {
      const tag = find(label.trim().replaceAll(/\s+/g, ' '));
      if (tag.label) words.set(tag.label, tag);
    }
    onChange(words.size > 0 ? [...words.values()] : null);
  }

  const labels = tags.map(({ label }) => label);
  return (
    <TagsInput
      {...inputProps(props)}
      dir="auto"
      placeholder={tags.length === 0 ? t('placeholder') : undefined}
      data={known.map(({ label }) => label)}
      value={labels}
      onChange={change}
      searchValue={typed}
      // Open beyond the typing, the known ones would cover what stands below.
      dropdownOpened={typed.trim() !== ''}
      onSearchChange={setTyped}
      // Leaving by Tab takes in what is typed, as leaving by a click does.
      onKeyDown={(event) => event.key === 'Tab' && typed.trim() && change([...labels, typed])}
      splitChars={[',', ';', '|']}
      maxLength={60}
      maxTags={50}
      renderOption={({ option }) => <ChoiceWord choice={find(option.value)} />}
      renderPill={({ option, onRemove }) => (
        <span className={classes.tag}>
          <ChoiceWord choice={find(String(option.value))} />
          <CloseButton
            size={16}
            iconSize={12}
            variant="transparent"
            tabIndex={-1}
            aria-label={t('remove', { tag: option.value })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onRemove}
          />
        </span>
      )}
      comboboxProps={{ transitionProps: { duration: 80 } }}
    />
  );
}
