/** Names that built-in accounts and groups have in other languages of Windows, and common short forms of them. */

/** The built-in Administrator in the languages that translate it, in small letters. */
export const ADMINISTRATOR_NAMES: ReadonlySet<string> = new Set([
  'administrateur',
  'administrador',
  'administratör',
  'järjestelmänvalvoja',
  'rendszergazda',
  'администратор',
]);

/** The name of a group that works in every language, for a translation or a short form of it. */
export function neutralGroup(name: string): string | undefined {
  return GROUPS.get(name.toLowerCase());
}

const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Administrators: [
      'admin',
      'admins',
      'administrator',
      'administratoren',
      'administrateurs',
      'administradores',
      'administratorzy',
      'administratörer',
      'administratorer',
      'administrators-groep',
      'administratori',
      'amministratori',
      'järjestelmänvalvojat',
      'rendszergazdák',
      'yöneticiler',
      'správci',
      'администраторы',
    ],
    Users: [
      'user',
      'benutzer',
      'utilisateurs',
      'usuarios',
      'usuários',
      'utilizadores',
      'utenti',
      'gebruikers',
      'użytkownicy',
      'användare',
      'brugere',
      'brukere',
      'käyttäjät',
      'felhasználók',
      'kullanıcılar',
      'uživatelé',
      'пользователи',
    ],
    Guests: ['guest', 'gäste', 'invités', 'invitados', 'convidados', 'ospiti', 'gasten', 'goście', 'гости'],
    RemoteDesktopUsers: [
      'remotedesktopbenutzer',
      'utilisateurs du bureau à distance',
      'usuarios de escritorio remoto',
      'utenti desktop remoto',
      'extern bureaublad-gebruikers',
    ],
    PowerUsers: ['hauptbenutzer', 'utilisateurs avec pouvoir', 'usuarios avanzados'],
  }).flatMap(([neutral, names]) => names.map((name) => [name, neutral] as const)),
);
