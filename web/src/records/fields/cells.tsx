import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type {
  Address,
  Choice,
  ContactPoint,
  FieldDefinition,
  Money,
  Reference,
  Tag,
} from '../../platform/api';
import {
  formatAddress,
  formatDate,
  formatDateTime,
  formatDayRelative,
  formatInstantRelative,
  formatMoney,
  formatNumber,
  formatPercent,
  useFormat,
} from '../../platform/format';
import type { CellProps } from '../fieldTypes';
import classes from './cells.module.css';
import { ReferenceChip } from './ReferenceChip';

export function TextCell({ value }: CellProps<string>) {
  return (
    <span className={classes.text} dir="auto" title={value.length > 24 ? value : undefined}>
      {value}
    </span>
  );
}

export function LongTextCell({ value }: CellProps<string>) {
  return (
    <span className={classes.longText} dir="auto">
      {value}
    </span>
  );
}

export function EmailCell({ value }: CellProps<string>) {
  return (
    <a className={classes.link} dir="ltr" href={`mailto:${value}`}>
      {value}
    </a>
  );
}

export function PhoneCell({ value }: CellProps<string>) {
  return (
    <a className={classes.link} dir="ltr" href={`tel:${value.replaceAll(/[^\d+]/g, '')}`}>
      {value}
    </a>
  );
}

export function UrlCell({ value }: CellProps<string>) {
  // Only web addresses become links: a stored `javascript:` must never run.
  const href = /^https?:\/\//i.test(value) ? value : `https://${value}`;
  return (
    <a className={classes.link} dir="ltr" href={href} target="_blank" rel="noreferrer noopener">
      {value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}

export function NumberCell({ field, value }: CellProps<number>) {
  const format = useFormat();
  // A number that never reaches 10,000, such as a year, is written without grouping.
  const small = field.scale === 0 && field.max !== null && Number(field.max) < 10_000;
  const text = small ? String(value) : formatNumber(value, format, field.scale);
  return <span className="tabular">{text}</span>;
}

export function PercentCell({ field, value }: CellProps<number>) {
  const format = useFormat();
  return <span className="tabular">{formatPercent(value, format, field.scale)}</span>;
}

export function MoneyCell({ value }: CellProps<Money>) {
  const format = useFormat();
  return <span className="tabular">{formatMoney(value, format)}</span>;
}

export function DateCell({ value }: CellProps<string>) {
  const format = useFormat();
  return (
    <time className={classes.text} dateTime={value} title={formatDate(value, format)}>
      {formatDayRelative(value, format)}
    </time>
  );
}

export function DateTimeCell({ value }: CellProps<string>) {
  const format = useFormat();
  return (
    <time className={classes.text} dateTime={value} title={formatDateTime(value, format)}>
      {formatInstantRelative(value, format)}
    </time>
  );
}

export function YesNoCell({ value }: CellProps<boolean>) {
  const { t } = useTranslation('records');
  return value ? (
    <IconCheck size={16} aria-label={t('value.yes')} role="img" />
  ) : (
    <span className={classes.quiet}>{t('value.no')}</span>
  );
}

export function choiceOf(field: FieldDefinition, value: string): Choice {
  // A value that is no choice any more still says what it was.
  return (
    field.choices?.find((choice) => choice.value === value) ?? {
      value,
      label: value,
      color: 'gray',
      hidden: true,
    }
  );
}

export function ChoiceCell({ field, value }: CellProps<string>) {
  return <ChoiceWord choice={choiceOf(field, value)} />;
}

export function MultiChoiceCell({ field, value }: CellProps<string[]>) {
  return (
    <span className={classes.words}>
      {value.map((one) => (
        <ChoiceWord key={one} choice={choiceOf(field, one)} />
      ))}
    </span>
  );
}

export function TagsCell({ value }: CellProps<Tag[]>) {
  return (
    <span className={classes.words}>
      {value.map((tag) => (
        <ChoiceWord key={tag.label} choice={tag} />
      ))}
    </span>
  );
}

/** A coloured word, as readable without its colour. */
export function ChoiceWord({ choice }: { choice: Pick<Choice, 'label' | 'color'> }) {
  const color = choice.color ?? 'gray';
  return (
    <span
      className={classes.choice}
      dir="auto"
      style={{ '--choice': `var(--mantine-color-${color}-6)` } as React.CSSProperties}
    >
      {choice.label}
    </span>
  );
}

export function AddressCell({ value }: CellProps<Address>) {
  const text = formatAddress(value, useFormat());
  return (
    <span className={classes.text} dir="auto" title={text}>
      {text}
    </span>
  );
}

export function ReferenceCell({ value }: CellProps<Reference>) {
  return <ReferenceChip reference={value} />;
}

/** The further ones: the main ones stand in fields of their own. */
export function ContactPointsCell({ field, value }: CellProps<ContactPoint[]>) {
  const { t } = useTranslation('records');
  const further = value.filter(({ main }) => !main);
  return (
    <span className={classes.points}>
      {further.map((point, index) => (
        <span key={index}>
          <small>{t(`contact.use.${point.use}`)}</small>{' '}
          <ContactPointValue field={field} point={point} />
        </span>
      ))}
    </span>
  );
}

function ContactPointValue({ field, point }: { field: FieldDefinition; point: ContactPoint }) {
  const { channel, value, address } = point;
  if (address) return <AddressCell field={field} value={address} />;
  if (!value) return null;
  if (channel === 'email') return <EmailCell field={field} value={value} />;
  if (channel === 'phone') return <PhoneCell field={field} value={value} />;
  if (channel === 'website' || value.includes('://'))
    return <UrlCell field={field} value={value} />;
  return <TextCell field={field} value={value} />;
}
