import { Kbd, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { use, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ObjectLooks } from '../../records/objectLooks';
import type { SearchResult } from '../api';
import { request } from '../client';
import { Icon } from '../icons';
import { useDestinations } from '../shell/destinations';
import classes from './CommandBar.module.css';
import { matches, useCommandGroups } from './commands';
import type { Command } from './commands';
import { recentRecords } from './recent';

/** Ctrl+K: records, places and commands, found while typing, by the keyboard alone. */
export function CommandBar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('platform');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const records = useRecords(text.trim());
  const commands = useCommandGroups();
  const groups = [
    {
      title: text.trim() ? t('commands.records') : t('commands.recent'),
      commands: records.commands,
    },
    ...commands.map(({ title, commands: all }) => ({
      title,
      commands: all.filter(({ label }) => matches(label, text)),
    })),
  ].filter((group) => group.commands.length > 0);
  const all = groups.flatMap((group) => group.commands);
  const chosen = Math.min(at, all.length - 1);

  useEffect(() => {
    document.getElementById(`command-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function run(command: Command | undefined) {
    if (!command) return;
    onClose();
    command.run();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = all.length - 1;
    if (event.key === 'ArrowDown') setAt(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp') setAt(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Enter') run(all[chosen]);
    else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="12vh"
      transitionProps={{ duration: 90 }}
      aria-label={t('commands.title')}
    >
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          className={classes.input}
          data-autofocus
          dir="auto"
          role="combobox"
          aria-expanded
          aria-controls="command-list"
          aria-activedescendant={chosen >= 0 ? `command-${chosen}` : undefined}
          aria-label={t('commands.title')}
          placeholder={t('commands.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id="command-list"
        role="listbox"
        aria-label={t('commands.title')}
        className={classes.list}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.title} aria-hidden>
              {group.title}
            </div>
            {group.commands.map((command) => {
              index += 1;
              const own = index;
              return (
                <Option
                  key={command.id}
                  command={command}
                  index={own}
                  chosen={own === chosen}
                  onChoose={() => setAt(own)}
                  onRun={() => run(command)}
                />
              );
            })}
          </div>
        ))}
        {all.length === 0 && !records.searching && (
          <p className={classes.nothing} role="status">
            {t('commands.nothing')}
          </p>
        )}
      </div>
    </Modal>
  );
}

function Option({
  command,
  index,
  chosen,
  onChoose,
  onRun,
}: {
  command: Command;
  index: number;
  chosen: boolean;
  onChoose: () => void;
  onRun: () => void;
}) {
  return (
    // The input keeps the focus and its keys; the pointer is the other way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={`command-${index}`}
      role="option"
      aria-selected={chosen}
      className={classes.option}
      onPointerMove={chosen ? undefined : onChoose}
      onClick={onRun}
    >
      <Icon name={command.icon} />
      <span className={classes.label} dir="auto">
        {command.label}
      </span>
      {command.detail && (
        <span className={classes.detail} dir="auto">
          {command.detail}
        </span>
      )}
      {command.keys && (
        <span className={classes.keys} aria-hidden>
          {command.keys.split(' ').map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </div>
  );
}

/** What the search finds; before one types, the records that were open last. */
function useRecords(text: string): { commands: Command[]; searching: boolean } {
  const router = useRouter();
  const looks = use(ObjectLooks);
  // What has a place in the navigation; a stage or a role is nothing that one goes to.
  const { objects } = useDestinations();
  const [sought] = useDebouncedValue(text, 80);
  const { data, isFetching } = useQuery({
    queryKey: ['search', sought],
    queryFn: ({ signal }) =>
      request<{ results: SearchResult[] }>('/api/search', {
        query: { q: sought, objects: objects.map(({ name }) => name).join(','), limit: 12 },
        signal,
      }),
    enabled: sought !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const recent = useMemo(() => recentRecords(), []);
  const found: Pick<SearchResult, 'id' | 'object' | 'label' | 'detail'>[] =
    text === '' ? recent : (data?.results ?? []);
  return {
    searching: isFetching || text !== sought,
    commands: found.flatMap(({ id, object, label, detail }) => {
      const look = looks.get(object);
      if (!look?.path) return [];
      return {
        id,
        label,
        detail,
        icon: look.icon,
        run: () => router.history.push(`/${look.path}/${id}`),
      };
    }),
  };
}
