import { SegmentedControl, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChartBar, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import classes from './ListPage.module.css';
import { shapes } from './listSearch';
import type { Shape } from './listSearch';
import { boardGroups } from './shapes';

const icons = {
  list: IconList,
  board: IconLayoutKanban,
  calendar: IconCalendar,
  chart: IconChartBar,
};

interface Props {
  object: ObjectDefinition;
  shape: Shape;
  onChange: (shape: Shape) => void;
}

/** As a list, as a board by a choice, on a calendar by a date, or as a chart. */
export function ShapeControl({ object, shape, onChange }: Props) {
  const { t } = useTranslation('records');
  // On a phone the board of deals is worked with; the others are one turn of the phone away.
  const phone = useMediaQuery('(max-width: 36em)');
  const offered = shapes.filter(
    (one) =>
      one === shape ||
      one === 'list' ||
      (one === 'board' ? boardGroups(object).length > 0 : !phone),
  );
  return (
    <SegmentedControl
      size="xs"
      visibleFrom={object.board ? undefined : 'xs'}
      aria-label={t('list.view')}
      value={shape}
      onChange={(value) => onChange(value as Shape)}
      data={offered.map((value) => {
        const Icon = icons[value];
        const label = t(`list.as.${value}`);
        return {
          value,
          label: (
            <Tooltip label={label}>
              <span className={classes.viewIcon}>
                <Icon size={16} stroke={1.6} aria-hidden />
                <span className="visuallyHidden">{label}</span>
              </span>
            </Tooltip>
          ),
        };
      })}
    />
  );
}
