import type { ThemeConfig } from 'antd';

/** Calm and dense. Text colours are darker than antd's presets, which miss AA contrast on tinted grounds. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1b6e3c',
    colorInfo: '#1d4f91',
    colorTextSecondary: '#4a5568',
    colorTextTertiary: '#56606e',
    colorTextDescription: '#4a5568',
    colorTextPlaceholder: '#667080',
    borderRadius: 6,
    fontFamily:
      "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Helvetica Neue', sans-serif",
  },
};
