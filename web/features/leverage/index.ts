export { CloseBySale } from './components/CloseBySale.tsx';
export { LazyLeverageForm, useHasLeverage } from './components/LazyLeverageForm.tsx';
