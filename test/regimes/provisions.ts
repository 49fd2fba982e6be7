/** The provisions of the five source documents as they were counted from the texts; `advisory` asks nothing of a machine. */
export const PROVISIONS = {
  dazhou: {
    enforced: split(`
      DZ-2-1 DZ-2-2 DZ-2-3 DZ-2-4 DZ-3-1 DZ-4-1 DZ-5-1 DZ-5-2 DZ-5-3 DZ-5-4 DZ-5-5 DZ-6-1 DZ-7-1 DZ-7-2 DZ-7-3
      DZ-8-1 DZ-8-2 DZ-8-3 DZ-9-1 DZ-9-2 DZ-9-3 DZ-9-4 DZ-9-5 DZ-10-1 DZ-10-2 DZ-10-3 DZ-10-4 DZ-10-5 DZ-10-6
      DZ-10-7 DZ-10-8 DZ-10-9 DZ-11-1 DZ-11-2 DZ-11-3 DZ-11-4 DZ-11-5 DZ-12-1 DZ-12-2 DZ-12-3 DZ-12-4 DZ-12-5
      DZ-13-1 DZ-13-2 DZ-14-1 DZ-14-2 DZ-15-1 DZ-15-2 DZ-15-4 DZ-16-1 DZ-16-2 DZ-17-1 DZ-17-2 DZ-18-1 DZ-18-2
      DZ-19-1 DZ-20-1 DZ-20-2 DZ-20-3 DZ-20-4 DZ-20-5 DZ-20-6 DZ-20-7 DZ-20-8 DZ-20-9 DZ-20-10 DZ-21-1 DZ-21-2
      DZ-22-1 DZ-22-2 DZ-22-3 DZ-23-1 DZ-23-2 DZ-24-1 DZ-24-2 DZ-26-1 DZ-26-2 DZ-27-1 DZ-28-1 DZ-28-2 DZ-29-1
      DZ-29-2 DZ-29-3 DZ-30-1 DZ-31-1 DZ-31-2 DZ-32-1 DZ-32-2 DZ-32-3 DZ-33-1 DZ-34-1 DZ-35-1 DZ-36-1 DZ-36-2
      DZ-37-1 DZ-37-2 DZ-38-1 DZ-38-2 DZ-38-3 DZ-39-1 DZ-40-1 DZ-41-1 DZ-42-1 DZ-42-2 DZ-43-1 DZ-43-2 DZ-43-3
      DZ-43-4 DZ-43-5 DZ-43-6 DZ-43-7 DZ-43-8 DZ-43-9 DZ-44-1 DZ-44-2 DZ-44-3 DZ-45-1 DZ-45-2 DZ-45-3 DZ-45-4
      DZ-46-1 DZ-46-2 DZ-46-3 DZ-47-1 DZ-47-2 DZ-47-3 DZ-48-1 DZ-49-1 DZ-49-2 DZ-50-1 DZ-50-2 DZ-51-1 DZ-51-2
      DZ-52-1 DZ-52-2 DZ-52-3 DZ-52-4 DZ-53-1 DZ-53-2 DZ-53-3 DZ-54-1 DZ-54-2 DZ-55-1 DZ-55-2 DZ-56-1 DZ-56-2
      DZ-56-3 DZ-57-1 DZ-59-1 DZ-60-1 DZ-62-1 DZ-63-1 DZ-65-1 DZ-66-1
    `),
    advisory: split(`
      DZ-1-1 DZ-4-2 DZ-7-4 DZ-15-3 DZ-25-1 DZ-30-2 DZ-58-1 DZ-59-2 DZ-60-2 DZ-61-1 DZ-64-1
    `),
  },
  chenzhou: {
    enforced: split(`
      CZ-2-1 CZ-2-2 CZ-3-1 CZ-3-2 CZ-3-3 CZ-4-1 CZ-4-2 CZ-4-3 CZ-4-4 CZ-4-5 CZ-5-1 CZ-5-2 CZ-6-1 CZ-6-2 CZ-7-1
      CZ-7-2 CZ-8-1 CZ-8-2 CZ-8-3 CZ-8-4 CZ-8-5 CZ-9-1 CZ-9-2 CZ-9-3 CZ-9-4 CZ-9-5 CZ-9-6 CZ-9-7 CZ-10-1
      CZ-11-1 CZ-11-2 CZ-12-1 CZ-12-2 CZ-12-3 CZ-13-1 CZ-14-1 CZ-14-2 CZ-15-1 CZ-15-2 CZ-16-1 CZ-16-2 CZ-16-3
      CZ-17-1 CZ-17-2 CZ-17-3 CZ-18-1 CZ-19-1 CZ-20-1 CZ-20-2 CZ-22-1 CZ-A-1
    `),
    advisory: split(`
      CZ-1-1 CZ-11-3 CZ-21-1
    `),
  },
  nanyang: {
    enforced: split(`
      NY-0-1 NY-2-1 NY-3-1 NY-3-2 NY-3-3 NY-4-1 NY-5-1 NY-6-1 NY-6-2 NY-7-1 NY-8-1 NY-9-1 NY-11-1 NY-12-1
      NY-13-1 NY-13-2 NY-13-3 NY-13-4 NY-13-5 NY-13-6 NY-13-7 NY-13-8 NY-14-1 NY-14-2 NY-14-3 NY-14-4 NY-15-1
      NY-15-2 NY-16-1 NY-16-2 NY-16-3 NY-16-4 NY-16-5 NY-17-1 NY-17-2 NY-18-1 NY-19-1 NY-19-2 NY-20-1 NY-21-1
      NY-22-1 NY-23-1 NY-24-1 NY-24-2 NY-25-1 NY-26-1 NY-26-2 NY-27-1 NY-27-2 NY-29-1 NY-30-1 NY-30-2 NY-31-1
      NY-32-1
    `),
    advisory: split(`
      NY-1-1 NY-10-1 NY-16-6 NY-19-3 NY-28-1
    `),
  },
  changsha: {
    enforced: split(`
      CS-2-4 CS-3.1-1 CS-3.1-2 CS-3.1-3 CS-3.1-4 CS-3.2.1-1 CS-3.2.1-2 CS-3.2.1-3 CS-3.2.2-1 CS-3.2.2-2
      CS-3.2.3-1 CS-3.3-1 CS-3.3-2 CS-3.3-3 CS-3.3-4 CS-3.3-5 CS-3.3-6 CS-3.3-7 CS-3.3-8 CS-3.4-1 CS-3.4-2
      CS-3.4-3 CS-4.1-1 CS-4.2-1 CS-4.2-2 CS-4.3-1 CS-4.4-1 CS-4.5-1 CS-4.6-1 CS-4.7-1 CS-4.8-1 CS-5.3-1
      CS-5.3-2 CS-5.4-1 CS-5.4-2 CS-5.4-3
    `),
    advisory: split(`
      CS-1-1 CS-2-1 CS-2-2 CS-2-3 CS-3.2.2-3 CS-5.1-1 CS-5.2-1 CS-5.4-4
    `),
  },
  'changsha-2023': {
    enforced: split(`
      CR-0-1 CR-1-1 CR-2-1 CR-2-2 CR-3-1 CR-4.1-1 CR-4.1-2 CR-4.2-1 CR-4.2-3 CR-4.3-1 CR-4.3-2 CR-4.3-3
      CR-4.3-4 CR-4.3-5 CR-4.4-1 CR-4.4-2 CR-4.4-3 CR-4.4-4 CR-4.5-1 CR-4.5-2 CR-4.5-3 CR-4.6-1 CR-5.1-2
      CR-5.2-2 CR-5.3-2 CR-5.4-1 CR-5.5-1 CR-5.6-1 CR-6-1 CR-6-2
    `),
    advisory: split(`
      CR-4.2-2 CR-4.4-5 CR-5.1-1 CR-5.2-1 CR-5.3-1 CR-5.4-2 CR-5.6-2 CR-5.6-3
    `),
  },
} as const;

function split(ids: string): readonly string[] {
  return ids.trim().split(/\s+/);
}
