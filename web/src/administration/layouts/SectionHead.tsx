import { ActionIcon, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconLanguage, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { currentLanguage, languages } from '../../platform/languages';
import { withText } from '../fields/types';
import type { KeptLayout, KeptSection } from './api';
import { changedSection, shifted, titleOf, withoutSection } from './draft';
import classes from './layouts.module.css';

interface Props {
  layout: KeptLayout;
  section: KeptSection;
  index: number;
  object: ObjectDefinition;
  onChange: (layout: KeptLayout) => void;
}

/** A section's title in any language, its columns and its place. */
export function SectionHead({ layout, section, index, object, onChange }: Props) {
  const { t } = useTranslation(['administration', 'fields']);
  const language = currentLanguage();
  const title = titleOf(section, object, language);
  const others = Object.entries(languages).filter(([name]) => name !== language);
  const change = (next: Partial<KeptSection>) =>
    onChange(changedSection(layout, section.name, next));
  const shift = (by: number) =>
    onChange({ ...layout, sections: shifted(layout.sections, index, by) });
  const entitle = (of: string, text: string) =>
    change({ labels: withText(section.labels, of, text) });

  return (
    <div className={classes.head}>
      <TextInput
        className={classes.title}
        aria-label={t('layouts.titleOf', { name: title })}
        placeholder={title}
        maxLength={100}
        dir="auto"
        value={section.labels[language] ?? ''}
        onChange={({ currentTarget }) => entitle(language, currentTarget.value)}
      />
      <Popover position="bottom-end" shadow="md">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('fields:otherLanguages')}: ${title}`}
          >
            <IconLanguage size={16} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            {others.map(([name, { name: spoken, dir }]) => (
              <TextInput
                key={name}
                label={spoken}
                lang={name}
                dir={dir}
                maxLength={100}
                value={section.labels[name] ?? ''}
                onChange={({ currentTarget }) => entitle(name, currentTarget.value)}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <SegmentedControl
        size="xs"
        aria-label={t('layouts.columnsOf', { name: title })}
        data={[
          { value: '1', label: t('layouts.oneColumn') },
          { value: '2', label: t('layouts.twoColumns') },
        ]}
        value={String(section.columns)}
        onChange={(columns) => change({ columns: Number(columns) })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === 0}
        aria-label={t('fields:up', { name: title })}
        onClick={() => shift(-1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === layout.sections.length - 1}
        aria-label={t('fields:down', { name: title })}
        onClick={() => shift(1)}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={layout.sections.length === 1}
        aria-label={t('layouts.removeSection', { name: title })}
        onClick={() => onChange(withoutSection(layout, section.name))}
      >
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
