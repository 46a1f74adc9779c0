export { createAuthProvider } from "./auth-provider.ts";
export { SignInAgainDialog } from "./SignInAgainDialog.tsx";
