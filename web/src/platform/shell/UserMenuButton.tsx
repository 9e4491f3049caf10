import { Avatar, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/session';

const load = () => import('./UserMenu');
const UserMenu = lazy(async () => ({ default: (await load()).UserMenu }));

/** The person's face; its menu comes with the first look at it. */
export function UserMenuButton() {
  const { t } = useTranslation('platform');
  const { user } = useSignedIn();
  const [wanted, setWanted] = useState(false);
  const face = (
    <UnstyledButton
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onClick={wanted ? undefined : () => setWanted(true)}
    >
      <Avatar name={user.name} color="accent" size={28} radius="xl" aria-hidden />
      <VisuallyHidden>{t('user.menu', { name: user.name })}</VisuallyHidden>
    </UnstyledButton>
  );
  return wanted ? (
    <Suspense fallback={face}>
      <UserMenu target={face} />
    </Suspense>
  ) : (
    face
  );
}
