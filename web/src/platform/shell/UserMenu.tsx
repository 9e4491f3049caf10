import { Menu, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../notify';
import { languages } from '../languages';
import type { Language } from '../languages';
import { changeLanguageOfUser, signOut, useSignedIn } from '../session/session';

const schemes = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

export function UserMenu({ target }: { target: ReactElement }) {
  const { t, i18n } = useTranslation('platform');
  const router = useRouter();
  const { user } = useSignedIn();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  return (
    <Menu defaultOpened position="bottom-end" width={220} transitionProps={{ duration: 80 }}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}
          <br />
          {user.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('user.theme')}</Menu.Label>
        {(Object.keys(schemes) as MantineColorScheme[]).map((scheme) => {
          const SchemeIcon = schemes[scheme];
          return (
            <Menu.Item
              key={scheme}
              closeMenuOnClick={false}
              leftSection={<SchemeIcon size={16} stroke={1.6} />}
              rightSection={colorScheme === scheme && <IconCheck size={15} />}
              aria-current={colorScheme === scheme}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`user.schemes.${scheme}`)}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {Object.entries(languages).map(([language, { name, locale }]) => (
          <Menu.Item
            key={language}
            lang={locale}
            rightSection={i18n.language === language && <IconCheck size={15} />}
            aria-current={i18n.language === language}
            onClick={() => changeLanguageOfUser(language as Language).catch(notifyProblem)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={16} stroke={1.6} />}
          onClick={() => router.history.push('/settings')}
        >
          {t('places.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.6} />}
          onClick={() => signOut().catch(notifyProblem)}
        >
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
