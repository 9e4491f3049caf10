import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format';
import { EditableParts } from './LineParts';
import { LineText } from './LineText';
import classes from './quotes.module.css';
import { amountOf, emptyLine, takenOf } from './quotes';
import type { Calculation, DraftLine } from './quotes';

const numbers = ['quantity', 'unit', 'unitPrice', 'discount', 'tax'] as const;
const labels = {
  quantity: 'editor.quantity',
  unit: 'editor.unit',
  unitPrice: 'editor.price',
  discount: 'editor.discount',
  tax: 'editor.tax',
} as const;

interface Props {
  lines: DraftLine[];
  /** Takes what becomes of the lines as they are then: one choice may change a line twice. */
  onChange: (change: (lines: DraftLine[]) => DraftLine[]) => void;
  /** What each line comes to, as far as it is known. */
  calculated: Calculation | undefined;
  currency: string;
  errors: Record<number, Record<string, string>>;
}

/** The lines of a draft, typed as in a spreadsheet. */
export function LinesEditor({ lines, onChange, calculated, currency, errors }: Props) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);

  const change = (index: number, values: Partial<DraftLine>) =>
    onChange((now) => now.map((line, at) => (at === index ? { ...line, ...values } : line)));

  function focus(row: number, column: string) {
    // The row may be about to be drawn.
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLInputElement>(
        `tr[data-row="${row}"] [data-column="${column}"] input`,
      );
      cell?.focus();
      cell?.select();
    });
  }

  function add() {
    onChange((now) => [...now, emptyLine()]);
    focus(lines.length, 'description');
  }

  function move(event: KeyboardEvent<HTMLElement>) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]');
    const row = Number(cell?.closest<HTMLElement>('tr')?.dataset.row);
    const column = cell?.dataset.column;
    if (!cell || !column || Number.isNaN(row)) return;
    // In the first column the arrows choose among the products that were found.
    const choosing = cell.querySelector('input')?.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' && !(choosing && hasChoice(cell))) {
      event.preventDefault();
      if (row === lines.length - 1) add();
      else focus(row + 1, column);
    } else if (event.key === 'ArrowDown' && !choosing && row < lines.length - 1) {
      event.preventDefault();
      focus(row + 1, column);
    } else if (event.key === 'ArrowUp' && !choosing && row > 0) {
      event.preventDefault();
      focus(row - 1, column);
    }
  }

  return (
    <div className={classes.lines}>
      <table ref={table} aria-label={t('editor.lines')}>
        <thead>
          <tr>
            <th className={classes.text}>{t('editor.description')}</th>
            {numbers.map((name) => (
              <th key={name}>{t(labels[name])}</th>
            ))}
            <th>{t('editor.optional')}</th>
            <th className={classes.amount}>{t('editor.amount')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const wrong = errors[index] ?? {};
            const known = calculated?.lines[index];
            const cell = (column: string) => t('editor.cell', { column, number: index + 1 });
            const placeholders: Partial<Record<(typeof numbers)[number], string>> = {
              quantity: '1',
              unitPrice: known ? String(known.unitPrice) : '',
              unit: known?.unit ?? '',
              discount: '0',
              tax: known ? String(known.tax) : '',
            };
            return (
              <tr key={line.key} data-row={index}>
                <td data-column="description" className={classes.text}>
                  <LineText
                    line={line}
                    label={cell(t('editor.description'))}
                    error={wrong.description !== undefined}
                    onChange={(values) => change(index, values)}
                    onKeyDown={move}
                  />
                  {known && known.parts.length > 0 && (
                    <EditableParts
                      parts={known.parts}
                      number={index + 1}
                      taken={line.taken ?? takenOf(known.parts)}
                      onTake={(taken) => change(index, { taken })}
                    />
                  )}
                  {Object.values(wrong).map((message) => (
                    <p key={message} className={classes.wrong} role="alert">
                      {message}
                    </p>
                  ))}
                </td>
                {numbers.map((name) => (
                  <td key={name} data-column={name} data-label={t(labels[name])}>
                    <input
                      aria-label={cell(t(labels[name]))}
                      aria-invalid={wrong[name] !== undefined}
                      inputMode={name === 'unit' ? 'text' : 'decimal'}
                      dir={name === 'unit' ? 'auto' : 'ltr'}
                      placeholder={placeholders[name]}
                      value={line[name]}
                      maxLength={30}
                      onChange={(event) => change(index, { [name]: event.currentTarget.value })}
                      onKeyDown={move}
                    />
                  </td>
                ))}
                <td data-column="optional" data-label={t('editor.optional')}>
                  <Checkbox
                    size="xs"
                    aria-label={cell(t('editor.optional'))}
                    checked={line.optional}
                    onChange={(event) => change(index, { optional: event.currentTarget.checked })}
                    onKeyDown={move}
                  />
                </td>
                <td className={classes.amount} data-label={t('editor.amount')}>
                  <span className="tabular" data-quiet={line.optional || undefined}>
                    {known ? amountOf(known.net, currency, format) : '–'}
                  </span>
                </td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('editor.remove', { number: index + 1 })}
                    onClick={() => onChange((now) => now.filter((_, at) => at !== index))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('editor.add')}
      </Button>
      <span className={classes.keys}>{t('editor.keys')}</span>
    </div>
  );
}

/** Whether an option is marked, which Enter takes. */
function hasChoice(cell: HTMLElement): boolean {
  return cell.querySelector('input[aria-activedescendant]') !== null;
}
