export { Ladder } from './components/Ladder.tsx';
