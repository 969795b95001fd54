/** CoinMarketCap takes no emojis. A token that is named by nothing else is named by its address. */
export function withoutEmoji(text: string, address: string): string {
  const emoji = /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u200D|\uFE0F|\u20E3/gu;
  return text.replace(emoji, '').trim() || address;
}
