import { Menu } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Opens the sharing of a record, from its menu. */
export function ShareItem({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('sharing');
  return (
    <Menu.Item leftSection={<IconShare size={15} />} onClick={onClick}>
      {t('menu')}
    </Menu.Item>
  );
}
