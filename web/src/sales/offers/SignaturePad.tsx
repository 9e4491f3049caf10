import { Button, Input } from '@mantine/core';
import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './offers.module.css';

const width = 600;
const height = 200;
/** As much as the server takes. */
const longest = 30_000;

interface Props {
  label: string;
  error: string | undefined;
  /** Strokes as an SVG path on 600 by 200. */
  value: string;
  onChange: (value: string) => void;
}

/** Somebody draws their signature by finger, pen or mouse. */
export function SignaturePad({ label, error, value, onChange }: Props) {
  const { t } = useTranslation('quotes');
  const drawing = useRef(false);

  function point(event: PointerEvent<SVGSVGElement>): string {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (at: number, size: number, most: number) =>
      Math.min(most - 1, Math.max(0, Math.round((at / size) * most)));
    const x = scale(event.clientX - box.left, box.width, width);
    const y = scale(event.clientY - box.top, box.height, height);
    return `${x} ${y}`;
  }

  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <div className={classes.signature}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={label}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drawing.current = true;
            if (value.length < longest - 20) onChange(`${value}M${point(event)}`);
          }}
          onPointerMove={(event) => {
            if (drawing.current && value.length < longest - 20) {
              onChange(`${value}L${point(event)}`);
            }
          }}
          onPointerUp={() => {
            drawing.current = false;
          }}
          onPointerCancel={() => {
            drawing.current = false;
          }}
        >
          <path d={value} />
        </svg>
        {value && (
          <Button
            className={classes.clear}
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onChange('')}
          >
            {t('offer.clear')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
