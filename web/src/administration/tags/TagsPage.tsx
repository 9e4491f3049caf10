import { Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { useObject } from '../../records/catalog';
import { CreateDialog } from '../../records/form/CreateDialog';
import classes from '../administration.module.css';
import { nameOf, referenceOf, useAllByName } from '../all';
import { showEverywhere, TagRow } from './TagRow';

/** Of more, typing finds the one that is meant. */
const most = 200;

/** The vocabulary: how each tag is called, looks and is used, and which others mean the same. */
export function TagsPage() {
  const { t } = useTranslation('tags');
  const object = useObject('tag');
  const all = useAllByName('tag', ['name', 'color', 'mergedInto']);
  const { data: uses } = useQuery({
    queryKey: ['tags', 'uses'],
    queryFn: ({ signal }) => request<Schemas['TagUses']>('/api/tags/uses', { signal }),
  });
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  if (!object) return null;
  const tags = all.filter((tag) => !referenceOf(tag, 'mergedInto'));
  const merged = (tag: RecordData) =>
    all.filter((other) => referenceOf(other, 'mergedInto')?.id === tag.id);
  const sought = text.trim().toLowerCase();
  const found = tags.filter((tag) =>
    [tag, ...merged(tag)].some((one) => nameOf(one).toLowerCase().includes(sought)),
  );

  return (
    <>
      <Text size="sm" c="dimmed" maw={640} mb={12}>
        {t('page.text')}
      </Text>
      <div className={classes.bar}>
        <TextInput
          leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
          aria-label={t('page.search')}
          placeholder={t('page.search')}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setCreating(true)}
        >
          {t('page.create')}
        </Button>
      </div>
      {found.length === 0 ? (
        <Text c="dimmed">{t(tags.length === 0 ? 'page.none' : 'page.nothing')}</Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visuallyHidden">{object.fields[1]?.label}</span>
              </th>
              <th scope="col">{t('page.name')}</th>
              <th scope="col">{t('page.uses')}</th>
              <th scope="col">
                <span className="visuallyHidden">{t('how')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((tag) => (
              <TagRow
                key={tag.id}
                object={object}
                tag={tag}
                merged={merged(tag)}
                others={tags.filter(({ id }) => id !== tag.id)}
                uses={uses && (uses.uses.find(({ id }) => id === tag.id)?.records ?? 0)}
              />
            ))}
          </tbody>
        </table>
      )}
      {found.length > most && (
        <Text size="sm" c="dimmed" mt={12}>
          {t('page.more', { count: most })}
        </Text>
      )}
      {creating && (
        <CreateDialog
          object={object}
          onClose={() => setCreating(false)}
          onCreated={() => {
            setCreating(false);
            showEverywhere();
          }}
        />
      )}
    </>
  );
}
