export { LazyFall } from './components/LazyFall.tsx';
export { PastFalls } from './components/PastFalls.tsx';
export { fillWords } from './model/fillWords.ts';
