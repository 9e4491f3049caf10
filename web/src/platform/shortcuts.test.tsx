import { renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { keyOf, useShortcuts } from './shortcuts';

const unmounts: (() => void)[] = [];

afterEach(() => {
  for (const unmount of unmounts.splice(0)) unmount();
  document.body.replaceChildren();
});

function shortcut(keys: string, more: { whileTyping?: boolean } = {}) {
  const run = vi.fn<() => void>();
  const { unmount } = renderHook(() => useShortcuts('Test', [{ keys, label: keys, run, ...more }]));
  unmounts.push(unmount);
  return { run, unmount };
}

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function add<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] {
  return document.body.appendChild(document.createElement(tag));
}

test('a key works while its component is shown, and not after', () => {
  const { run, unmount } = shortcut('c');
  press('c');
  unmount();
  press('c');
  expect(run).toHaveBeenCalledTimes(1);
});

test('two keys after each other go somewhere', () => {
  const { run } = shortcut('g h');
  press('h');
  expect(run).not.toHaveBeenCalled();
  press('g');
  press('h');
  expect(run).toHaveBeenCalledTimes(1);
});

test('on a Cyrillic or Hebrew layout the place of the key counts', () => {
  const at = (key: string, code: string) => keyOf(new KeyboardEvent('keydown', { key, code }));
  expect(at('ц', 'KeyC')).toBe('c');
  expect(at('ב', 'KeyC')).toBe('c');
  expect(at('c', 'KeyJ')).toBe('c'); // Latin layouts say what they mean
});

test('whoever types is not disturbed, except by Ctrl', () => {
  const plain = shortcut('c');
  const ctrl = shortcut('mod+k', { whileTyping: true });
  const input = add('input');
  press('c', {}, input);
  press('k', { ctrlKey: true }, input);
  expect(plain.run).not.toHaveBeenCalled();
  expect(ctrl.run).toHaveBeenCalledTimes(1);
});

test('Enter on a focused button presses the button', () => {
  const { run } = shortcut('Enter');
  expect(press('Enter', {}, add('button')).defaultPrevented).toBe(false);
  press('Enter');
  expect(run).toHaveBeenCalledTimes(1);
});

test('a dialog keeps the keys to itself', () => {
  const { run } = shortcut('c');
  const dialog = add('div');
  dialog.setAttribute('aria-modal', 'true');
  press('c');
  expect(run).not.toHaveBeenCalled();
});

test('of two that want the same key the later one has it', () => {
  const first = shortcut('e');
  const second = shortcut('e');
  press('e');
  expect(first.run).not.toHaveBeenCalled();
  expect(second.run).toHaveBeenCalledTimes(1);
});
