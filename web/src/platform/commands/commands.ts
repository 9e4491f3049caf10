import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../../records/catalog';
import { newWords } from '../../records/words';
import { languages } from '../languages';
import type { Language } from '../languages';
import { notifyProblem } from '../notify';
import { changeLanguageOfUser, signOut } from '../session/session';
import { useDestinations } from '../shell/destinations';
import { useShortcutGroups } from '../shortcuts';

export interface Command {
  id: string;
  label: string;
  detail?: string | null;
  icon: string;
  /** The keys that do the same without the bar. */
  keys?: string | undefined;
  run: () => void;
}

export interface CommandGroup {
  title: string;
  commands: Command[];
}

/** What one can do and where one can go; first what the page in view offers. */
export function useCommandGroups(): CommandGroup[] {
  const { t } = useTranslation('platform');
  const router = useRouter();
  const { objects } = useCatalog();
  const { first, objects: lists, after, last } = useDestinations();
  const { setColorScheme } = useMantineColorScheme();
  const here = useShortcutGroups().flatMap(({ title, shortcuts }) =>
    shortcuts
      .filter(({ command }) => command)
      .map(({ keys, label, run }) => ({
        id: `here ${title} ${label}`,
        label,
        icon: 'bolt',
        keys,
        run: () => run(new KeyboardEvent('keydown')),
      })),
  );
  const create = lists.flatMap(({ name, icon, to }) => {
    const object = objects.find((one) => one.name === name);
    if (!object?.can.create) return [];
    return {
      id: `create ${name}`,
      label: newWords(object),
      icon,
      run: () => router.history.push(`${to}?create=true`),
    };
  });
  const places = [...first, ...lists, ...after, ...last].map(({ name, label, icon, to, key }) => ({
    id: `go ${name}`,
    label,
    icon,
    keys: key && `g ${key}`,
    run: () => router.history.push(to),
  }));
  const settings: Command[] = [
    ...(['light', 'dark', 'auto'] as const).map((scheme) => ({
      id: `theme ${scheme}`,
      label: `${t('user.theme')}: ${t(`user.schemes.${scheme}`)}`,
      icon: 'moon',
      run: () => setColorScheme(scheme),
    })),
    ...Object.entries(languages).map(([language, { name }]) => ({
      id: `language ${language}`,
      label: `${t('language')}: ${name}`,
      icon: 'language',
      run: () => void changeLanguageOfUser(language as Language).catch(notifyProblem),
    })),
    {
      id: 'sign out',
      label: t('user.signOut'),
      icon: 'logout',
      run: () => void signOut().catch(notifyProblem),
    },
  ];
  return [
    { title: t('commands.here'), commands: here },
    { title: t('commands.create'), commands: create },
    { title: t('commands.places'), commands: places },
    { title: t('commands.settings'), commands: settings },
  ];
}

/** Every word that was typed begins a word of the label, in any order. */
export function matches(label: string, text: string): boolean {
  const words = label.toLocaleLowerCase().split(/[\s:·-]+/);
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((sought) => words.some((word) => word.startsWith(sought)));
}
