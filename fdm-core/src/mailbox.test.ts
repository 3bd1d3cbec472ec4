import { expect, test } from "vitest"
import { mailboxOf } from "./mailbox.js"

test.for([
  ["anna@example.org", "anna@example.org"],
  ["Anna@Example.org", "anna@example.org"],
  ["anna+fdm@example.org", "anna@example.org"],
  ["anna+a+b@example.org", "anna@example.org"],
  ["anna+@example.org", "anna@example.org"],
  ["a.nna@example.org", "a.nna@example.org"],
  ["a.nn.a+x@gmail.com", "anna@gmail.com"],
  ["an.na@googlemail.com", "anna@gmail.com"],
  ["an.na@notgmail.com", "an.na@notgmail.com"],
  ["+31612345678@sms.example", "+31612345678@sms.example"],
  ["anna@exa+mple.org", "anna@exa+mple.org"],
  ["no+address", "no+address"],
  ["", ""],
] as const)("%s leads to the mailbox %s", ([address, mailbox]) => {
  expect(mailboxOf(address)).toBe(mailbox)
})
