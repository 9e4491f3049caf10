import { Kbd, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useShortcutGroups, useShortcuts } from '../shortcuts';
import type { ShortcutGroup } from '../shortcuts';
import classes from './ShortcutHelp.module.css';

/** `?` lists every key that works here. */
export function ShortcutHelp() {
  const { t } = useTranslation('platform');
  const [opened, { open, close }] = useDisclosure(false);
  useShortcuts(t('shortcuts.everywhere'), [
    { keys: '?', label: t('shortcuts.help'), command: true, run: open },
  ]);
  const groups = merged(useShortcutGroups());

  return (
    <Modal opened={opened} onClose={close} title={t('shortcuts.title')} size="xl">
      <div className={classes.groups}>
        {[...groups].map(([title, shortcuts]) => (
          <section key={title} className={classes.group}>
            <Text fw={600} size="sm" mb={6}>
              {title}
            </Text>
            <dl className={classes.list}>
              {[...shortcuts].map(([label, ways]) => (
                <div key={label} className={classes.row}>
                  <dt>{label}</dt>
                  {ways.map((keys) => (
                    <dd key={keys}>
                      {keys.split(' ').map((key) => (
                        <Kbd key={key} size="xs">
                          {named(key)}
                        </Kbd>
                      ))}
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

/** Groups of the same title stand together; what several keys do is said once. */
function merged(groups: ShortcutGroup[]): Map<string, Map<string, string[]>> {
  const result = new Map<string, Map<string, string[]>>();
  for (const { title, shortcuts } of groups) {
    const rows = result.get(title) ?? new Map<string, string[]>();
    for (const { keys, label } of shortcuts) {
      const ways = rows.get(label) ?? [];
      rows.set(label, ways.includes(keys) ? ways : [...ways, keys]);
    }
    if (rows.size > 0) result.set(title, rows);
  }
  return result;
}

function named(key: string): string {
  const mac = navigator.platform.startsWith('Mac');
  return key
    .replace('mod+', mac ? '⌘ ' : 'Ctrl ')
    .replace('shift+', '⇧ ')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('Escape', 'Esc');
}
