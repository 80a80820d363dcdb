import { describe, expect, it } from "vitest";
import { readEnvironment } from "#app/environment.server.ts";

describe("the environment", () => {
  it("has a default for everything", () => {
    expect(readEnvironment({})).toEqual({
      HOST: "127.0.0.1",
      PORT: 3000,
      PUBLIC_ORIGIN: "http://127.0.0.1:3000",
      TRUSTED_PROXIES: [],
      DATA_DIR: ".data",
      DEMO_RECIPIENT_PORT: 4810,
      OUTGOING_KEPT_DAYS: 180,
      LOG_LEVEL: "info",
    });
  });

  it("takes an empty value as not set", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000 });
    expect(readEnvironment({ DATABASE_URL: "" }).DATABASE_URL).toBeUndefined();
  });

  it("reads the origin without its slash, the clock as an instant, proxies as a list", () => {
    const read = readEnvironment({
      PUBLIC_ORIGIN: "https://dahom.example.ir/",
      DAHOM_NOW: "2025-04-25T09:00:00+03:30",
      TRUSTED_PROXIES: "10.0.0.1, 10.0.0.0/8",
      PORT: "8080",
    });
    expect(read.PUBLIC_ORIGIN).toBe("https://dahom.example.ir");
    expect(read.DAHOM_NOW?.toISOString()).toBe("2025-04-25T05:30:00.000Z");
    expect(read.TRUSTED_PROXIES).toEqual(["10.0.0.1", "10.0.0.0/8"]);
    expect(read.PORT).toBe(8080);
  });

  it("makes an address that a browser can open from the host", () => {
    expect(readEnvironment({ HOST: "0.0.0.0" }).PUBLIC_ORIGIN).toBe("http://localhost:3000");
    expect(readEnvironment({ HOST: "::1" }).PUBLIC_ORIGIN).toBe("http://[::1]:3000");
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "1.5"],
    ["PUBLIC_ORIGIN", "dahom.example.ir"],
    ["PUBLIC_ORIGIN", "https://dahom.example.ir/path"],
    ["PUBLIC_ORIGIN", "ftp://dahom.example.ir"],
    ["DATABASE_URL", "postgres://secret@host/x"],
    ["DAHOM_NOW", "1404-02-05"],
    ["DAHOM_NOW", "2025-04-25T09:00:00"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "https://user:secret@mail.example.ir"],
    ["SMTP_URL", "smtps://user:secret@mail.example.ir"],
    ["MAIL_FROM", "dahom"],
    ["MAIL_FROM", "a@example.ir, b@example.ir"],
    ["SMS_GATEWAY_URL", "http://sms.example.ir/secret"],
    ["SMS_GATEWAY_URL", "https://user:secret@sms.example.ir"],
  ])("refuses %s=%s, naming the variable and not its value", (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(name);
    expect(() => readEnvironment({ [name]: value })).not.toThrow(/secret/);
  });
});
