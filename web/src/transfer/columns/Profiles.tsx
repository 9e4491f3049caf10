import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import { applyProfile, forgetProfile, profilesQuery } from '../imports';
import type { Import, Profile } from '../imports';
import { KeepProfile } from './KeepProfile';

/** Settings kept from imports before: offered where the file has their headings, and in a menu else. */
export function Profiles({
  imported,
  onApplied,
}: {
  imported: Import;
  onApplied: (applied: Import) => void;
}) {
  const { t } = useTranslation('transfer');
  const { user } = useSignedIn();
  const { data: profiles = [] } = useQuery(profilesQuery(imported.id));
  const applying = useOnce({
    mutationFn: async (profile: Profile) => onApplied(await applyProfile(imported.id, profile.id)),
    onError: notifyProblem,
  });
  const forgetting = useOnce({
    mutationFn: (profile: Profile) => forgetProfile(imported.id, profile.id),
    onError: notifyProblem,
  });
  const fitting = profiles.filter(({ fits }) => fits);

  function keep() {
    const modal = modals.open({
      title: t('profiles.keepTitle'),
      children: <KeepProfile id={imported.id} onDone={() => modals.close(modal)} />,
    });
  }

  return (
    <>
      {fitting.map((profile) => (
        <Alert key={profile.id} variant="light" mb="sm" maw={760} p="xs">
          <Group gap="sm">
            <Text size="sm">{t('profiles.fits', { name: profile.name })}</Text>
            <Button
              variant="light"
              loading={applying.isPending}
              onClick={() => applying.mutate(profile)}
            >
              {t('profiles.use')}
            </Button>
          </Group>
        </Alert>
      ))}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconBookmark size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('profiles.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={keep}>{t('profiles.keep')}</Menu.Item>
          {profiles.length > 0 && <Menu.Divider />}
          {profiles.map((profile) => (
            <Menu.Item key={profile.id} onClick={() => applying.mutate(profile)}>
              <bdi>{t('profiles.useNamed', { name: profile.name })}</bdi>
            </Menu.Item>
          ))}
          {profiles
            .filter(({ mine, shared }) => mine || (shared && user.administrator))
            .map((profile) => (
              <Menu.Item
                key={`forget-${profile.id}`}
                color="red"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => forgetting.mutate(profile)}
              >
                <bdi>{t('profiles.forget', { name: profile.name })}</bdi>
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
