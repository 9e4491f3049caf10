import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatList, formatNumber, useFormat } from '../../platform/format';
import type { Overview, Rule } from './assignment';
import { demands, namesOf } from './assignment';
import classes from './assignment.module.css';

interface Props {
  lead: ObjectDefinition;
  overview: Overview;
  rule: Rule;
  first: boolean;
  last: boolean;
  onSwitch: (on: boolean) => void;
  onChange: () => void;
  onTry: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** A rule in words. */
export function RuleRow({ lead, overview, rule, first, last, ...acts }: Props) {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const { name } = rule;
  const names = namesOf(overview, [...rule.people, ...rule.teams]).map(({ label }) => label);
  const segment = lead.fields.find((field) => field.name === rule.segment)?.label;
  const asked = demands.filter((demand) => rule[demand]).map((demand) => t(`demands.${demand}`));
  return (
    <li className={classes.rule} data-off={!rule.on || undefined}>
      <Switch
        checked={rule.on}
        aria-label={t('rule.on', { name })}
        onChange={({ currentTarget: { checked } }) => acts.onSwitch(checked)}
      />
      <div className={classes.words}>
        <strong dir="auto">{name}</strong>
        <p>
          {t(rule.filter ? 'rule.some' : 'rule.all')}{' '}
          <span>{t('rule.to', { names: formatList(names, format) })}</span>{' '}
          <span>
            {rule.by === 'MEASURE' && segment
              ? t('rule.measuredBy', { segment })
              : t(`by.${rule.by}`)}
            .
          </span>{' '}
          {asked.length > 0 && (
            <span>{t('rule.asks', { demands: formatList(asked, format) })}</span>
          )}{' '}
          {rule.answerHours !== null && (
            <span>{t('rule.answers', { hours: formatNumber(rule.answerHours, format) })}</span>
          )}{' '}
          {rule.returnHours !== null && (
            <span>
              {t('rule.goesOn', {
                hours: formatNumber(rule.returnHours, format),
                times: formatNumber(rule.returns, format),
              })}
            </span>
          )}
        </p>
      </div>
      <div className={classes.acts}>
        <Button
          size="xs"
          variant="default"
          onClick={acts.onTry}
          aria-label={t('rule.tryNamed', { name })}
        >
          {t('rule.try')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={acts.onChange}
          aria-label={t('rule.change', { name })}
        >
          {t('rule.open')}
        </Button>
        <Tooltip label={t('rule.up')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={first}
            aria-label={t('rule.upNamed', { name })}
            onClick={() => acts.onMove(-1)}
          >
            <IconArrowUp size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('rule.down')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={last}
            aria-label={t('rule.downNamed', { name })}
            onClick={() => acts.onMove(1)}
          >
            <IconArrowDown size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('rule.remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('rule.removeNamed', { name })}
            onClick={acts.onRemove}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
}
