import {
  IconAddressBook,
  IconBolt,
  IconBox,
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconCircleDot,
  IconGitBranch,
  IconHome,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconNote,
  IconPackage,
  IconRoute,
  IconSettings,
  IconShield,
  IconShieldLock,
  IconSparkles,
  IconTarget,
  IconUpload,
  IconUser,
  IconUserCircle,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** The icons that the catalog and the places may name. */
const icons: Record<string, ComponentType<{ size?: number | string; stroke?: number | string }>> = {
  'address-book': IconAddressBook,
  bolt: IconBolt,
  box: IconBox,
  language: IconLanguage,
  logout: IconLogout,
  moon: IconMoon,
  building: IconBuilding,
  'chart-bar': IconChartBar,
  checklist: IconChecklist,
  'git-branch': IconGitBranch,
  home: IconHome,
  note: IconNote,
  package: IconPackage,
  route: IconRoute,
  settings: IconSettings,
  shield: IconShield,
  'shield-lock': IconShieldLock,
  sparkles: IconSparkles,
  target: IconTarget,
  upload: IconUpload,
  user: IconUser,
  'user-circle': IconUserCircle,
  'user-plus': IconUserPlus,
  users: IconUsers,
  'users-group': IconUsersGroup,
};

export function Icon({ name, size = 18 }: { name: string; size?: number }) {
  const Named = icons[name] ?? IconCircleDot;
  return <Named size={size} stroke={1.6} aria-hidden />;
}
