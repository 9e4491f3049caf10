import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './charts.module.css';

interface Props {
  title: string;
  /** What the marks mean, in a few words. */
  text?: string;
  chart: ReactNode;
  /** The same as a table, for those who prefer or need it. */
  table?: ReactNode;
}

/** A picture with a title that says what is seen. */
export function ChartCard({ title, text, chart, table }: Props) {
  const { t } = useTranslation('intelligence');
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const label = t(asTable ? 'chart.asChart' : 'chart.asTable');
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {text && <p>{text}</p>}
        {table && (
          <Tooltip label={label}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={label}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {asTable && table ? table : chart}
    </section>
  );
}
