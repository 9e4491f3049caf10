import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef3fe',
  '#dbe5fb',
  '#b4c8f5',
  '#8aa9ef',
  '#678eea',
  '#4f7be6',
  '#3f6fe0',
  '#2f5fcd',
  '#2653b6',
  '#18459d',
];

const neutral: MantineColorsTuple = [
  '#f8f8f8',
  '#f2f2f2',
  '#e8e8e9',
  '#dcdcde',
  '#c9c9cc',
  '#a9a9ae',
  '#7f7f86',
  '#5a5a61',
  '#3b3b41',
  '#232327',
];

const dark: MantineColorsTuple = [
  '#d6d6d9',
  '#b5b5ba',
  '#8f8f96',
  '#63636b',
  '#424249',
  '#34343a',
  '#29292e',
  '#1f1f23',
  '#18181b',
  '#111113',
];

// System fonts only: no call to anybody's server, and each script has a face that holds its letters.
const fontFamily = [
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  'Roboto',
  "'Noto Sans'",
  "'Noto Sans Hebrew'",
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  'sans-serif',
].join(', ');

/** @param close what a button that closes something is called, in the language of the page */
export const themeOf = (close: string) =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 7 },
    colors: { accent, gray: neutral, dark },
    fontFamily,
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
    lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
    headings: { fontFamily, fontWeight: '600' },
    defaultRadius: 6,
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    // Plain objects: `Modal.extend` would bring every one of these components into the first page.
    components: {
      Button: { defaultProps: { size: 'xs' } },
      TextInput: { defaultProps: { size: 'sm' } },
      // Type and Enter: the first that fits is taken.
      Select: { defaultProps: { size: 'sm', selectFirstOptionOnChange: true } },
      Modal: {
        defaultProps: {
          transitionProps: { duration: 120 },
          closeButtonProps: { 'aria-label': close },
        },
      },
      Drawer: { defaultProps: { closeButtonProps: { 'aria-label': close } } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } },
      Popover: { defaultProps: { transitionProps: { duration: 90 } } },
      // Beside its field it says nothing.
      ComboboxChevron: { defaultProps: { 'aria-hidden': true } },
      Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    },
  });
