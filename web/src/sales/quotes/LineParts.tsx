import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import type { Format } from '../../platform/format';
import classes from './quotes.module.css';
import type { Part, ShownPart } from './quotes';

/** What is in one of a bundle, as its customer reads it. */
export function LineParts({ parts }: { parts: ShownPart[] }) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  if (parts.length === 0) return null;
  return (
    <div className={classes.parts}>
      <span>{t('parts.contains')}</span>
      <ul>
        {parts.map((part, at) => (
          <li key={at} dir="auto">
            {partText(part, format)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Props {
  parts: Part[];
  taken: string[];
  onTake: (taken: string[]) => void;
  /** Of the line, for those who hear it. */
  number: number;
}

/** The same while the line is written: what is optional is taken or left. */
export function EditableParts({ parts, taken, onTake, number }: Props) {
  const { t } = useTranslation('quotes');
  const format = useFormat();
  return (
    <div className={classes.parts}>
      <span>{t('parts.contains')}</span>
      <ul>
        {parts.map((part) => {
          const text = partText(part, format);
          return (
            <li key={part.component} dir="auto">
              {part.optional ? (
                <Checkbox
                  size="xs"
                  label={text}
                  aria-label={t('editor.cell', { column: text, number })}
                  checked={taken.includes(part.component)}
                  onChange={(event) =>
                    onTake(
                      event.currentTarget.checked
                        ? [...taken, part.component]
                        : taken.filter((one) => one !== part.component),
                    )
                  }
                />
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function partText(part: ShownPart, format: Format): string {
  const unit = part.unit ? ` ${part.unit}` : '';
  return `${formatNumber(part.quantity, format, 4)}${unit} × ${part.description}`;
}
