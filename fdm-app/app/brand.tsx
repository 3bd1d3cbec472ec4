/** What a host puts in place of ours: its name and its mark. Colours and radius are in `tokens.css`. */
export const brand = { name: "FDM", Logo }

function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className="text-accent">
      <rect width="24" height="24" rx="6" fill="currentColor" />
      <path
        d="M6 17.5c3.2-5.8 6.6-8.7 12-11-.6 6.3-3.8 10.6-9 11-.1-2.1 1-4.2 3-6.2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
