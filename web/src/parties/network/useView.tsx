import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boundsOf } from './layout';
import type { Place } from './layout';
import classes from './network.module.css';

/** What is seen of the plane: its centre, and how many pixels a unit takes. */
interface View extends Place {
  scale: number;
}

const least = 0.15;
const most = 4;

/** From further away too few names can be read: what is larger is not seen whole at first. */
const readable = 0.6;

/**
 * Looks at a plane: moved by dragging, brought nearer by the wheel or the buttons; whole at first, or its middle where
 * there is too much of it to be read.
 */
export function useView(places: ReadonlyMap<string, Place>) {
  const { t } = useTranslation('network');
  const [size, setSize] = useState({ width: 800, height: 600 });
  const [own, setOwn] = useState<View | 'whole' | null>(null);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const wasDragged = useRef(false);
  const element = useRef<HTMLDivElement | null>(null);

  const frame = useCallback((node: HTMLDivElement | null) => {
    element.current = node;
    if (!node) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const { width = 800, height = 600 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setSize({ width, height });
    });
    watch.observe(node);
    return () => watch.disconnect();
  }, []);

  const bounds = boundsOf(places.values());
  const whole: View = {
    x: bounds.x + bounds.width / 2,
    y: bounds.y + bounds.height / 2,
    scale: Math.min(size.width / bounds.width, size.height / bounds.height, 1.3),
  };
  const start = whole.scale < readable ? { x: 0, y: 0, scale: readable } : whole;
  const view = own === 'whole' ? whole : (own ?? start);

  const zoom = (by: number) =>
    setOwn({ ...view, scale: Math.min(most, Math.max(least, view.scale * by)) });
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });

  useEffect(() => {
    const node = element.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY / 400));
    };
    node?.addEventListener('wheel', wheel, { passive: false });
    return () => node?.removeEventListener('wheel', wheel);
  }, []);

  const pointer = {
    onPointerDown: (event: React.PointerEvent) => {
      drag.current = { x: event.clientX, y: event.clientY, moved: false };
      wasDragged.current = false;
    },
    onPointerMove: (event: React.PointerEvent) => {
      const from = drag.current;
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(dx, dy) < 5) return;
      drag.current = { x: event.clientX, y: event.clientY, moved: true };
      wasDragged.current = true;
      setOwn({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });
    },
    onPointerUp: () => {
      drag.current = null;
    },
    onPointerLeave: () => {
      drag.current = null;
    },
  };

  /** Moves the view when the place is outside it. */
  function show(place: Place | undefined) {
    if (!place) return;
    const [w, h] = [size.width / view.scale / 2, size.height / view.scale / 2];
    const inside = Math.abs(place.x - view.x) < w - 20 && Math.abs(place.y - view.y) < h - 20;
    if (!inside) setOwn({ ...view, x: place.x, y: place.y });
  }

  const [width, height] = [size.width / view.scale, size.height / view.scale];
  return {
    frame,
    scale: view.scale,
    box: `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`,
    pointer,
    show,
    /** Whether the click that comes now is the end of a drag. */
    dragged: () => wasDragged.current,
    buttons: (
      <div className={classes.zoom}>
        {(
          [
            ['nearer', IconPlus, () => zoom(1.4)],
            ['further', IconMinus, () => zoom(1 / 1.4)],
            ['whole', IconArrowsMaximize, () => setOwn('whole')],
          ] as const
        ).map(([name, Icon, run]) => (
          <Tooltip key={name} label={t(name)} position="left">
            <ActionIcon variant="default" size={30} aria-label={t(name)} onClick={run}>
              <Icon size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
    ),
  };
}
