// A moment as the server's pages write it: 11月29日 15:11, or 29 Nov 15:11; by the street's clock, wherever the phone is.
const ZONE = "Asia/Shanghai";

const street = (at, options) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...options }).format(at);
export const day = (at) => street(at, { dateStyle: "short" });
export const clock = (at) => street(at, { timeStyle: "short" });

const inWords = (at) =>
  document.documentElement.lang.startsWith("zh")
    ? new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, month: "long", day: "numeric" }).format(at)
    : new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, month: "short", day: "numeric" }).format(at);

export const moment = (at) => `${inWords(at)} ${clock(at)}`;
