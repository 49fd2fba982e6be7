import type { ThemeConfig } from 'antd';

/** Calm and dense. Text colours are darker than antd's presets, which miss AA contrast on tinted grounds. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorLinkHover: '#163d70',
    colorLinkActive: '#163d70',
    colorPrimaryHover: '#163d70',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1b6e3c',
    colorInfo: '#1d4f91',
    colorTextSecondary: '#4a5568',
    colorTextTertiary: '#56606e',
    colorTextDescription: '#4a5568',
    colorTextPlaceholder: '#667080',
    colorInfoBg: '#eef3fa',
    colorInfoBorder: '#b9cbe6',
    colorWarningBg: '#fff8e8',
    colorWarningBorder: '#ecd9a6',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#efc2be',
    colorSuccessBg: '#eef8f1',
    colorSuccessBorder: '#b5dcc3',
    borderRadius: 6,
    fontFamily:
      "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Helvetica Neue', sans-serif",
  },
};

/** @param isCalm nothing fades in or slides, for people whose system asks for less motion */
export function themeOf(isCalm: boolean): ThemeConfig {
  return { ...theme, token: { ...theme.token, motion: !isCalm } };
}
