/** The page's colours (app/styles.css) in the notation that the chart library reads. */
export const chartPalette = {
  light: {
    panel: '#fcfdfd',
    line: '#e8ecee',
    quiet: '#4c5a63',
    buy: '#006a4b',
    sell: '#b3261e',
    buyWash: '#006a4b55',
    sellWash: '#b3261e55',
  },
  dark: {
    panel: '#0f151a',
    line: '#1c242b',
    quiet: '#98a5af',
    buy: '#4fcf9f',
    sell: '#f0837a',
    buyWash: '#4fcf9f55',
    sellWash: '#f0837a55',
  },
} as const;
