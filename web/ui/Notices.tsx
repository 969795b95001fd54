import { Toaster } from 'sonner';

/** Where notices of transactions appear. */
export default function Notices({ theme }: { theme: 'light' | 'dark' }) {
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: {
          toast:
            '!rounded-lg !border !border-line !bg-panel !font-sans !text-ink !text-sm !shadow-lg',
          description: '!text-quiet',
          closeButton: '!border-line !bg-panel !text-quiet',
        },
      }}
    />
  );
}
