import type { ImportField } from './fields.js'

/** Headers by language, best known first. Case, accents, spaces and punctuation don't matter. */
type Synonyms = { readonly [language in 'en' | 'sv' | 'no' | 'da' | 'fi' | 'nl' | 'de' | 'fr']: readonly string[] }

/** What the fields are called in the eight languages. */
export const fieldSynonyms: { readonly [field in Exclude<ImportField, 'version'>]: Synonyms } = {
  firstName: {
    en: ['First name', 'Given name', 'Forename', 'Christian name', 'fname', 'First', 'givenName', 'user first name', 'employee first name', 'preferred first name'],
    sv: ['Förnamn', 'Tilltalsnamn', 'För namn'],
    no: ['Fornavn', 'Fornamn', 'For navn'],
    da: ['Fornavn', 'Kaldenavn'],
    fi: ['Etunimi', 'Kutsumanimi', 'Etunimet'],
    nl: ['Voornaam', 'Roepnaam', 'Voornamen'],
    de: ['Vorname', 'Rufname', 'Vornamen'],
    fr: ['Prénom', 'Prénoms', 'Prénom usuel'],
  },
  surname: {
    en: ['Surname', 'Last name', 'Family name', 'lname', 'Last', 'second name', 'sn', 'user last name', 'employee last name', 'familyName'],
    sv: ['Efternamn', 'Släktnamn', 'Efter namn'],
    no: ['Etternavn', 'Etternamn', 'Slektsnavn', 'Familienavn'],
    da: ['Efternavn', 'Familienavn', 'Slægtsnavn'],
    fi: ['Sukunimi'],
    nl: ['Achternaam', 'Familienaam', 'Geslachtsnaam'],
    de: ['Nachname', 'Familienname', 'Zuname'],
    fr: ['Nom de famille', 'Nom patronymique', "Nom d'usage"],
  },
  email: {
    en: ['E-mail', 'Email address', 'Mail', 'Mail address', 'Work email', 'Business email', 'Company email', 'Primary email', 'Corporate email', 'User email', 'Contact email', 'E-mail work', 'emailId', 'login email', 'Office email', 'primary email address', 'work email address', 'professional email'],
    sv: ['E-post', 'E-postadress', 'Epost', 'Mejl', 'Mejladress', 'Mailadress', 'Mail-adress', 'Jobbmail', 'Jobbmejl', 'E-post arbete', 'E-mailadress', 'Arbetsmejl', 'E-post jobb'],
    no: ['E-post', 'E-postadresse', 'Epostadresse', 'E-mailadresse', 'Mailadresse', 'Jobb e-post', 'E-post jobb'],
    da: ['E-mail', 'E-mailadresse', 'Mailadresse', 'E-post', 'Arbejdsmail', 'Arbejds e-mail', 'Mail arbejde'],
    fi: ['Sähköposti', 'Sähköpostiosoite', 'S-posti', 'Meili', 'Email-osoite', 'Työsähköposti', 'spostiosoite'],
    nl: ['E-mail', 'E-mailadres', 'Mailadres', 'Emailadres', 'Zakelijk e-mailadres', 'E-mail werk', 'Zakelijke e-mail', 'Werk e-mail'],
    de: ['E-Mail', 'E-Mail-Adresse', 'Mailadresse', 'Emailadresse', 'E-Mail geschäftlich', 'Dienstliche E-Mail', 'Geschäftliche E-Mail', 'E-Mail dienstlich', 'Firmen-E-Mail'],
    fr: ['E-mail', 'Adresse e-mail', 'Courriel', 'Adresse électronique', 'Adresse mail', 'Mél', 'Adresse de courriel', 'Email professionnel', 'Adresse courriel', 'Courrier électronique', 'Adresse email professionnelle', 'E-mail pro', 'adresse de messagerie'],
  },
  department: {
    en: ['Department', 'Dept', 'Unit', 'Team', 'Division', 'Business unit', 'Org unit', 'Organizational unit', 'Department name', 'Section', 'Cost center department', 'Group', 'organisational unit'],
    sv: ['Avdelning', 'Enhet', 'Avd', 'Sektion', 'Organisatorisk enhet', 'Arbetslag', 'Grupp'],
    no: ['Avdeling', 'Enhet', 'Avd', 'Seksjon', 'Gruppe'],
    da: ['Afdeling', 'Enhed', 'Afd', 'Sektion', 'Gruppe'],
    fi: ['Osasto', 'Yksikkö', 'Tiimi', 'Toimiala', 'Ryhmä'],
    nl: ['Afdeling', 'Afd', 'Eenheid', 'Dienst', 'Groep'],
    de: ['Abteilung', 'Abt', 'Bereich', 'Fachbereich', 'Organisationseinheit', 'Gruppe', 'Abteilungsname'],
    fr: ['Service', 'Département', 'Équipe', 'Unité', 'Direction', 'Pôle', 'Groupe'],
  },
  landline: {
    en: ['Landline', 'Landline number', 'Fixed line', 'Fixed number', 'Fixed phone', 'Office phone', 'Work phone', 'Business phone', 'Desk phone', 'Direct number', 'Direct line', 'Office number', 'Landline phone', 'Fixed line number', 'businessPhones', 'work number', 'office phone number', 'work phone number', 'business phone number', 'phone landline', 'phone office', 'phone work', 'DID', 'direct phone'],
    sv: ['Fast nummer', 'Fast telefon', 'Fasttelefon', 'Fast telefonnummer', 'Direktnummer', 'Anknytningsnummer fast', 'Kontorstelefon', 'Arbetstelefon', 'Telefon arbete', 'Telefon jobb', 'Telefon fast', 'Fastnummer', 'Fast anknytning', 'telefon kontor', 'direkttelefon'],
    no: ['Fasttelefon', 'Fast nummer', 'Fastnummer', 'Fasttelefonnummer', 'Direktenummer', 'Kontortelefon', 'Arbeidstelefon', 'Telefon arbeid', 'Telefon kontor', 'Fast telefon', 'direkte nummer', 'telefon fast'],
    da: ['Fastnet', 'Fastnetnummer', 'Fastnettelefon', 'Fast nummer', 'Direkte nummer', 'Kontortelefon', 'Arbejdstelefon', 'Telefon arbejde', 'Telefon fastnet', 'Lokalnummer fastnet', 'fastnet nummer'],
    fi: ['Lankapuhelin', 'Lankanumero', 'Lankapuhelinnumero', 'Kiinteä numero', 'Työpuhelin', 'Toimistopuhelin', 'Suora numero', 'Kiinteä puhelin', 'kiinteä liittymä', 'työpuhelinnumero'],
    nl: ['Vast nummer', 'Vaste telefoon', 'Vaste lijn', 'Telefoon werk', 'Zakelijk telefoonnummer', 'Doorkiesnummer', 'Vast telefoonnummer', 'Telefoon vast', 'Telefoon zakelijk', 'kantoortelefoon', 'werktelefoon'],
    de: ['Festnetz', 'Festnetznummer', 'Festnetztelefon', 'Telefon geschäftlich', 'Bürotelefon', 'Durchwahl', 'Telefon Büro', 'Telefon Festnetz', 'Telefon dienstlich', 'Festnetz-Nr', 'Diensttelefon', 'Festnetzrufnummer', 'Direktwahl'],
    fr: ['Téléphone fixe', 'Fixe', 'Numéro fixe', 'Ligne directe', 'Téléphone bureau', 'Téléphone professionnel', 'Ligne fixe', 'Numéro de téléphone fixe', 'N° fixe', 'Tél fixe', 'Téléphone du bureau', 'tel fixe', 'téléphone fixe professionnel'],
  },
  mobile: {
    en: ['Mobile', 'Mobile phone', 'Mobile number', 'Cell', 'Cell phone', 'Cellphone', 'Cellular', 'Mobile phone number', 'Cell number', 'Mobile no', 'mobilePhone', 'phone mobile', 'phone cell', 'Work mobile', 'Business mobile number', 'cell phone number', 'GSM', 'MSISDN', 'mobile telephone', 'mobile telephone number'],
    sv: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Jobbmobil', 'Mobil arbete', 'Arbetsmobil', 'mobil nummer'],
    no: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Jobbmobil', 'mobil nummer'],
    da: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Arbejdsmobil'],
    fi: ['Matkapuhelin', 'Matkapuhelinnumero', 'Kännykkä', 'Mobiili', 'GSM', 'Kännykkänumero', 'Matkapuh', 'Mobiilinumero', 'puhelin mobiili', 'puhelin matka'],
    nl: ['Mobiel', 'Mobiel nummer', 'Mobiele telefoon', 'GSM', 'Gsm-nummer', 'Mobiel telefoonnummer', 'Telefoon mobiel', '06-nummer', 'mobiele nummer'],
    de: ['Mobil', 'Handy', 'Mobiltelefon', 'Mobilnummer', 'Handynummer', 'Mobilfunknummer', 'Mobilfunk', 'Telefon mobil', 'Natel', 'Diensthandy', 'Mobil-Nr', 'Mobilrufnummer', 'Handy-Nr'],
    fr: ['Portable', 'Mobile', 'Téléphone portable', 'Téléphone mobile', 'Numéro de portable', 'GSM', 'Numéro de mobile', 'N° de portable', 'Tél portable', 'Cellulaire', 'Numéro mobile', 'Tél mobile', 'numéro portable', 'numéro de téléphone portable', 'numéro de téléphone mobile', 'N° portable', 'N° mobile'],
  },
  license: {
    en: ['License', 'Licence', 'License type', 'Licence type', 'License name', 'License plan', 'Product', 'Subscription', 'Plan', 'Assigned license', 'License to assign', 'New license', 'assign license', 'add license', 'subscription type', 'product license'],
    sv: ['Licens', 'Licenstyp', 'Abonnemang', 'Licensnamn', 'Produkt', 'Ny licens', 'Tilldela licens', 'Abonnemangstyp', 'lägg till licens'],
    no: ['Lisens', 'Lisenstype', 'Abonnement', 'Lisensnavn', 'Produkt', 'Ny lisens', 'Tildel lisens', 'Abonnementstype'],
    da: ['Licens', 'Licenstype', 'Abonnement', 'Licensnavn', 'Produkt', 'Ny licens', 'Tildel licens', 'Abonnementstype'],
    fi: ['Lisenssi', 'Lisenssityyppi', 'Liittymä', 'Liittymätyyppi', 'Tuote', 'Uusi lisenssi', 'Lisenssin nimi', 'Käyttöoikeus', 'Tilaus'],
    nl: ['Licentie', 'Licentietype', 'Abonnement', 'Licentienaam', 'Product', 'Nieuwe licentie', 'Licentie toewijzen', 'Type licentie'],
    de: ['Lizenz', 'Lizenztyp', 'Abonnement', 'Lizenzname', 'Produkt', 'Neue Lizenz', 'Lizenz zuweisen', 'Lizenzart', 'Tarif', 'Abo'],
    fr: ['Licence', 'Type de licence', 'Abonnement', 'Nom de la licence', 'Produit', 'Forfait', 'Nouvelle licence', 'Licence à attribuer', "Type d'abonnement"],
  },
  removeLicense: {
    en: ['Remove license', 'Remove licence', 'License to remove', 'Licence to remove', 'Unassign license', 'License removal', 'Revoke license'],
    sv: ['Ta bort licens', 'Licens att ta bort', 'Avsluta licens', 'Säg upp licens'],
    no: ['Fjern lisens', 'Lisens som fjernes', 'Avslutt lisens'],
    da: ['Fjern licens', 'Licens der fjernes', 'Opsig licens'],
    fi: ['Poista lisenssi', 'Poistettava lisenssi'],
    nl: ['Licentie verwijderen', 'Te verwijderen licentie', 'Verwijder licentie'],
    de: ['Lizenz entfernen', 'Zu entfernende Lizenz', 'Lizenz entziehen'],
    fr: ['Retirer la licence', 'Licence à retirer', 'Supprimer la licence'],
  },
  assignmentDate: {
    en: ['Assignment date', 'Start date', 'Effective date', 'License date', 'Valid from', 'Activation date', 'From date', 'License start date', 'Date of assignment', 'Assign on', 'Starts on', 'assign date', 'license start', 'effective from', 'go live date'],
    sv: ['Tilldelningsdatum', 'Startdatum', 'Gäller från', 'Aktiveringsdatum', 'Datum för tilldelning', 'Från datum', 'Licensdatum', 'Giltig från', 'från och med', 'tilldelas datum'],
    no: ['Tildelingsdato', 'Startdato', 'Gjelder fra', 'Aktiveringsdato', 'Fra dato', 'Gyldig fra', 'Lisensdato'],
    da: ['Tildelingsdato', 'Startdato', 'Gælder fra', 'Aktiveringsdato', 'Fra dato', 'Gyldig fra', 'Licensdato', 'Ikrafttrædelsesdato'],
    fi: ['Myöntämispäivä', 'Alkamispäivä', 'Aloituspäivä', 'Voimassa alkaen', 'Aktivointipäivä', 'Määrityspäivä', 'Käyttöönottopäivä', 'alkupäivä', 'alkaen', 'aloituspvm', 'alkupvm'],
    nl: ['Toewijzingsdatum', 'Startdatum', 'Ingangsdatum', 'Geldig vanaf', 'Activeringsdatum', 'Vanaf datum', 'Begindatum', 'datum toewijzing'],
    de: ['Zuweisungsdatum', 'Startdatum', 'Gültig ab', 'Aktivierungsdatum', 'Beginn', 'Ab Datum', 'Datum der Zuweisung', 'Zuteilungsdatum', 'Lizenzbeginn', 'Startdatum Lizenz', 'Gültig von'],
    fr: ["Date d'attribution", 'Date de début', "Date d'effet", "Date d'activation", 'Valable à partir du', "Date d'affectation", 'À partir du', "date d'assignation"],
  },
  onboardingEmail: {
    en: ['Onboarding e-mail', 'Onboarding mail', 'Welcome e-mail', 'Send onboarding email', 'Send welcome email', 'Welcome mail', 'Invitation email', 'Send invitation', 'Send invite', 'Send onboarding', 'Onboarding', 'send email invite', 'onboarding message', 'welcome message'],
    sv: ['Välkomstmejl', 'Välkomstmail', 'Introduktionsmejl', 'Skicka välkomstmejl', 'Välkomst e-post', 'Onboarding-mejl', 'Onboardingmejl', 'Skicka onboarding', 'Välkomstbrev', 'skicka inbjudan', 'onboarding e-post', 'skicka onboardingmejl', 'onboardingmail'],
    no: ['Velkomst-e-post', 'Velkomstmail', 'Send velkomst-e-post', 'Introduksjons-e-post', 'Velkomstepost', 'Onboarding-e-post', 'Velkomstmelding', 'send invitasjon'],
    da: ['Velkomstmail', 'Velkomst-e-mail', 'Send velkomstmail', 'Onboarding-mail', 'Velkomstbesked', 'Introduktionsmail', 'send invitation'],
    fi: ['Tervetuloviesti', 'Tervetulosähköposti', 'Perehdytysviesti', 'Lähetä tervetuloviesti', 'Aloitusviesti', 'Perehdytyssähköposti', 'lähetä kutsu'],
    nl: ['Welkomstmail', 'Welkomst-e-mail', 'Onboardingmail', 'Onboarding-e-mail', 'Verstuur welkomstmail', 'Welkomstbericht', 'Uitnodiging versturen', 'welkomst mail'],
    de: ['Willkommens-E-Mail', 'Willkommensmail', 'Begrüßungsmail', 'Onboarding-E-Mail', 'Begrüßungs-E-Mail', 'Einladungsmail', 'Willkommensnachricht', 'Einladung senden', 'Onboarding-Mail'],
    fr: ["E-mail d'accueil", "Mail d'accueil", 'E-mail de bienvenue', 'Mail de bienvenue', 'Courriel de bienvenue', "Courriel d'accueil", "Message d'accueil", "E-mail d'intégration", "envoyer l'invitation", 'message de bienvenue'],
  },
} // prettier-ignore

/** Headers of employee numbers. */
export const employeeIdSynonyms: readonly string[] = [
  ...[
    'Employee ID',
    'Employee number',
    'Employee no',
    'Personnel number',
    'Staff ID',
    'Staff number',
    'Emp ID',
    'Worker ID',
    'Payroll number',
    'HR ID',
  ],
  ...[
    'Anställningsnummer',
    'Anställnings-ID',
    'Anst.nr',
    'Anstnr',
    'Medarbetarnummer',
    'Ansattnummer',
    'Ansatt-ID',
    'Ansattnr',
    'Medarbeidernummer',
  ],
  ...[
    'Medarbejdernummer',
    'Medarbejder-ID',
    'Ansættelsesnummer',
    'Lønnummer',
    'Medarbejdernr',
    'Henkilönumero',
    'Työntekijänumero',
    'Henkilöstönumero',
  ],
  ...[
    'Personeelsnummer',
    'Medewerkernummer',
    'Medewerker-ID',
    'Werknemersnummer',
    'Personalnummer',
    'Mitarbeiternummer',
    'Mitarbeiter-ID',
    'Personalnr',
    'Pers.-Nr',
  ],
  ...['Matricule', 'Numéro de matricule', "Numéro d'employé", 'ID employé', 'N° employé', 'Identifiant employé', 'numéro employé'],
]

/** A number of a type that the header does not tell: its neighbors or its values decide. */
export const phoneSynonyms: readonly string[] = [
  ...[
    'Phone',
    'Phone number',
    'Telephone',
    'Telephone number',
    'Tel',
    'Contact number',
    'Phone no',
    'telephoneNumber',
    'Tel no',
    'Number',
    'Phones',
  ],
  ...[
    'Telefon',
    'Telefonnummer',
    'Tfn',
    'Tfnnr',
    'Telnr',
    'Telefonnr',
    'Tlf',
    'Tlf.nr',
    'Tlfnr',
    'Puhelin',
    'Puhelinnumero',
    'Puh',
    'Puhnro',
  ],
  ...[
    'Telefoon',
    'Telefoonnummer',
    'Telefoonnr',
    'Rufnummer',
    'Telefon-Nr',
    'Téléphone',
    'Numéro de téléphone',
    'Tél',
    'N° de téléphone',
    'N° téléphone',
  ],
]

/** A name, whole or in part: a neighbor decides. */
export const nameSynonyms: readonly string[] = ['Name', 'Namn', 'Navn', 'Nimi', 'Naam', 'Nom', 'Familien name']

/** Login names that are mostly the e-mail address: they count less than a column that says e-mail. */
export const loginSynonyms: readonly string[] = ['User principal name', 'UPN', 'User name', 'Username', 'User ID', 'Login', 'Användarnamn', 'Brukernavn', 'Brugernavn', 'Käyttäjätunnus', 'Gebruikersnaam', 'Benutzername', "Nom d'utilisateur", 'Identifiant'] // prettier-ignore

/** Words in a header's decoration that say that it must not be filled in. */
export const readOnlyWords: readonly string[] = ['readonly', 'skrivskyddad', 'endastlasning', 'skrivebeskyttet', 'vainluku', 'alleenlezen', 'schreibgeschutzt', 'lectureseule', 'donotedit', 'donotchange', 'locked'] // prettier-ignore

/** Words in a header's decoration that say nothing about what it is. */
export const decorationWords: readonly string[] = ['required', 'optional', 'mandatory', 'obligatorisk', 'obligatoriskt', 'valfri', 'valfritt', 'kravs', 'pakrevd', 'valgfri', 'valgfritt', 'pakraevet', 'pakollinen', 'valinnainen', 'verplicht', 'optioneel', 'pflicht', 'pflichtfeld', 'erforderlich', 'obligatoire', 'facultatif', 'yesno', 'janej', 'janei', 'kyllaei', 'janee', 'janein', 'ouinon', 'yn', 'jn', 'yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'aaaammdd', 'jjjjmmtt', 'ttmmjjjj', 'jjmmaaaa', 'ddmmaaaa', 'e164', 'text', 'new', 'ny', 'max50', 'unique'] // prettier-ignore
