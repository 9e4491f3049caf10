import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Reference } from '../../platform/api';
import { foundQuery } from './quotes';
import type { DraftLine } from './quotes';

interface Props {
  line: DraftLine;
  label: string;
  error: boolean;
  onChange: (change: Partial<DraftLine>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What a line is about: a product found while typing, or the words themselves. */
export function LineText({ line, label, error, onChange, onKeyDown }: Props) {
  const [typing, setTyping] = useState(false);
  const [sought] = useDebouncedValue(line.description, 150);
  const { data = [] } = useQuery({ ...foundQuery('product', sought), enabled: typing });
  const labels = [...new Set(data.map((found) => found.label))];

  function choose(text: string) {
    const found: Reference | undefined = data.find((one) => one.label === text);
    if (!found) return;
    setTyping(false);
    // The price, the unit and the tax are the product's from now on.
    onChange({ product: found, description: text, unitPrice: '', unit: '', tax: '', taken: null });
  }

  return (
    <Autocomplete
      variant="unstyled"
      aria-label={label}
      dir="auto"
      data={labels}
      filter={({ options }) => options}
      value={line.description}
      error={error}
      maxLength={500}
      selectFirstOptionOnChange={false}
      onChange={(description) => {
        setTyping(true);
        onChange({ description, ...(description === '' ? { product: null, taken: null } : {}) });
      }}
      onOptionSubmit={choose}
      onKeyDown={onKeyDown}
      comboboxProps={{
        transitionProps: { duration: 80 },
        width: 'max-content',
        position: 'bottom-start',
      }}
    />
  );
}
