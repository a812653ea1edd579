import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Cool greys: a page tint that is quieter than the surfaces on it, and borders that are seen without being looked at. */
const slate: MantineColorsTuple = [
  '#f6f7f9',
  '#eef0f4',
  '#e2e6ec',
  '#d0d6df',
  '#adb5c2',
  '#8490a1',
  '#5c6879',
  '#465162',
  '#2f3947',
  '#1b222d',
];

const night: MantineColorsTuple = [
  '#d5dae3',
  '#b4bdca',
  '#98a3b3',
  '#76818f',
  '#3a4452',
  '#2c3542',
  '#222a35',
  '#1a212b',
  '#141a22',
  '#0e131a',
];

const dialogTitle = { fontSize: '1.0625rem', fontWeight: 650 };

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  colors: { gray: slate, dark: night },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Drawer: {
      defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: dialogTitle },
    },
    // What would hold the focus in an open menu is no item of it: the first item does.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: dialogTitle },
    },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Names for what the style sheets of the components need and Mantine has no variable for. */
export const cssVariables: CSSVariablesResolver = (current) => ({
  variables: { '--surface-radius': current.radius.lg ?? '0.75rem' },
  light: {
    '--page': '#f6f7f9',
    '--surface': '#ffffff',
    '--surface-raised': '#fafbfc',
    '--line': '#e2e6ec',
    '--hover': '#f3f5fb',
    '--quiet': '#5c6879',
    '--accent-soft': '#e9edff',
    '--accent-text': '#364fc7',
    '--success-soft': '#dcf5ec',
    '--success-text': '#0a5c44',
    '--warning-soft': '#fff8e5',
    '--warning-line': '#f2dfae',
    '--warning-text': '#7a5200',
    '--danger-text': '#c92a2a',
    '--mantine-color-dimmed': '#5c6879',
    '--mantine-color-placeholder': '#6b7686',
  },
  dark: {
    '--page': '#0e131a',
    '--surface': '#151b24',
    '--surface-raised': '#1a212b',
    '--line': '#28313d',
    '--hover': '#1c2430',
    '--quiet': '#98a3b3',
    '--accent-soft': '#212b4d',
    '--accent-text': '#a9b9ff',
    '--success-soft': '#12332a',
    '--success-text': '#8fe3c4',
    '--warning-soft': '#2a2416',
    '--warning-line': '#4a3e1d',
    '--warning-text': '#f0c66b',
    '--danger-text': '#ff8787',
    '--mantine-color-body': '#151b24',
    '--mantine-color-dimmed': '#98a3b3',
    '--mantine-color-placeholder': '#8490a1',
  },
});
