import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  signIn: "Sign in",
  username: "User name",
  password: "Password",
  signInAgain: {
    title: "Please sign in again",
    hint: "Your session has ended. Sign in to go on; nothing on the page is lost.",
    other: "This is another user; the page will be reloaded.",
    leave: "Give up and sign out",
  },
  changePassword: {
    title: "Change password",
    current: "Current password",
    next: "New password",
    repeat: "New password again",
    rule: "At least 10 characters; no common password, no name of yours or your unit's",
    different: "The two new passwords differ",
    done: "Password changed",
  },
  ownPassword: {
    title: "Set a password of your own",
    text: "You signed in with the first password of a slip. Set a password that nobody else knows; sign in with it from now on.",
    slip: "First password of the slip",
    next: "New password",
    repeat: "New password again",
    confirm: "Set the password and go on",
    done: "The password is set",
    leave: "Sign out",
  },
  setup: {
    title: "Create the first administrator",
    hint: "This link works once, within 24 hours. Sign in right afterwards and keep the password safe.",
    cityName: "Name of the city",
    name: "Name",
    create: "Create",
    done: "The administrator was created; please sign in",
    noToken:
      "The link is incomplete: its one-time token is missing. Copy all of it, with what follows the #.",
  },
};
