export { Ladder } from './components/Ladder.tsx';
export { LazyDepth } from './components/LazyDepth.tsx';
