import {
  IconAddressBook,
  IconAlignLeft,
  IconAt,
  IconCalendar,
  IconCash,
  IconCircleDot,
  IconClock,
  IconHash,
  IconLetterT,
  IconLink,
  IconListCheck,
  IconMapPin,
  IconPercentage,
  IconPhone,
  IconSquareCheck,
  IconTag,
  IconWorld,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { FieldTypeName } from '../../platform/api';

const icons: Record<FieldTypeName, ComponentType<{ size: number; stroke: number }>> = {
  text: IconLetterT,
  longText: IconAlignLeft,
  number: IconHash,
  percent: IconPercentage,
  money: IconCash,
  date: IconCalendar,
  dateTime: IconClock,
  yesNo: IconSquareCheck,
  choice: IconCircleDot,
  multiChoice: IconListCheck,
  tags: IconTag,
  email: IconAt,
  phone: IconPhone,
  url: IconWorld,
  address: IconMapPin,
  contactPoints: IconAddressBook,
  reference: IconLink,
};

export function fieldIcon(type: FieldTypeName, size = 15) {
  const Named = icons[type];
  return <Named size={size} stroke={1.6} aria-hidden />;
}
