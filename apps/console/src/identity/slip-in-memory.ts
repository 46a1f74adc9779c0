let slip: string | undefined;

/** Keeps the first password that was just signed in with, until the own one is set or the page is loaded anew: nobody types it twice. */
export function rememberSlip(password: string): void {
  slip = password;
}

/** The first password, where it was just typed. */
export function rememberedSlip(): string | undefined {
  return slip;
}

export function forgetSlip(): void {
  slip = undefined;
}
