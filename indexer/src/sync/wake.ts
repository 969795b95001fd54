/** A pause that ends early where somebody calls. */
export class Wake {
  #isCalled = false;
  #end: () => void = () => undefined;

  /** Ends the pause, or lets the next one be none. */
  call(): void {
    this.#isCalled = true;
    this.#end();
  }

  /** Waits for so many milliseconds, a call, or the signal. */
  async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#isCalled && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        signal.addEventListener('abort', end);
        this.#end = end;
      });
    }
    this.#isCalled = false;
  }
}
