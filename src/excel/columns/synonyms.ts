/** Headers in eleven languages. */
import type { ImportField } from './fields.js'

/** Headers by language, best known first. Case, accents, spaces and punctuation don't matter. */
type Synonyms = {
  readonly [
    language in 'en' | 'sv' | 'no' | 'da' | 'fi' | 'nl' | 'de' | 'fr' | 'es' | 'pl' | 'it'
  ]: readonly string[]
}

/** What the fields are called in the eleven languages. */
export const fieldSynonyms: { readonly [field in Exclude<ImportField, 'version'>]: Synonyms } = {
  firstName: {
    en: ['First name', 'Given name', 'Forename', 'Christian name', 'fname', 'First', 'givenName', 'user first name', 'employee first name', 'preferred first name', 'First names', 'Forenames', 'Given names', 'Legal first name', 'Voornaam first', 'Name first', 'contact first name', 'FirstNm', 'Christian names'],
    sv: ['Förnamn', 'Tilltalsnamn', 'För namn', 'Förnamn och mellannamn', 'Kallelsenamn'],
    no: ['Fornavn', 'Fornamn', 'For navn', 'Førenamn', 'For- og mellomnavn', 'Fornavn og mellomnavn', 'Førenamn og mellomnamn'],
    da: ['Fornavn', 'Kaldenavn', 'For- og mellemnavn', 'Fornavne'],
    fi: ['Etunimi', 'Kutsumanimi', 'Etunimet', 'Etu nimi', 'Kutsumanimi etunimi'],
    nl: ['Voornaam', 'Roepnaam', 'Voornamen'],
    de: ['Vorname', 'Rufname', 'Vornamen', 'Vor name', 'Vorname(n)'],
    fr: ['Prénom', 'Prénoms', 'Prénom usuel', 'Prénom(s)', 'Prénom de naissance', 'Prénom de l’utilisateur'],
    es: ['Nombre', 'Nombres', 'Nombre de pila', 'Primer nombre'],
    pl: ['Imię', 'Imiona', 'Pierwsze imię'],
    it: ['Nome', 'Nome di battesimo', 'Nomi'],
  },
  surname: {
    en: ['Surname', 'Last name', 'Family name', 'lname', 'Last', 'second name', 'sn', 'user last name', 'employee last name', 'familyName', 'Surnames', 'Lastname', 'Name last', 'Family names', 'Legal last name', 'contact last name', 'LastNm'],
    sv: ['Efternamn', 'Släktnamn', 'Efter namn'],
    no: ['Etternavn', 'Etternamn', 'Slektsnavn', 'Familienavn', 'Etter navn', 'Slektsnamn'],
    da: ['Efternavn', 'Familienavn', 'Slægtsnavn'],
    fi: ['Sukunimi', 'Suku nimi'],
    nl: ['Achternaam', 'Familienaam', 'Geslachtsnaam', 'Achter naam', 'Naam achternaam'],
    de: ['Nachname', 'Familienname', 'Zuname', 'Nach name', 'Name Nachname', 'Familien-Name'],
    fr: ['Nom de famille', 'Nom patronymique', "Nom d'usage", 'Nom(s)', 'Nom de naissance', 'Nom de l’utilisateur'],
    es: ['Apellido', 'Apellidos', 'Primer apellido'],
    pl: ['Nazwisko'],
    it: ['Cognome', 'Cognomi'],
  },
  email: {
    en: ['E-mail', 'Email address', 'Mail', 'Mail address', 'Work email', 'Business email', 'Company email', 'Primary email', 'Corporate email', 'User email', 'Contact email', 'E-mail work', 'emailId', 'login email', 'Office email', 'primary email address', 'work email address', 'professional email', 'Email work', 'Mail work', 'Emails', 'E-mail addresses', 'User email address', 'Email primary', 'employee email', 'staff email', 'Internet address', 'SMTP address', 'primary SMTP address', 'e-mailaddress', 'Email (work)', 'Work mail', 'E-mail 1 - Value'],
    sv: ['E-post', 'E-postadress', 'Epost', 'Mejl', 'Mejladress', 'Mailadress', 'Mail-adress', 'Jobbmail', 'Jobbmejl', 'E-post arbete', 'E-mailadress', 'Arbetsmejl', 'E-post jobb', 'E-post adress', 'Mejl jobb', 'E-postadress jobb', 'E-postadress arbete', 'Mail jobb', 'Arbets-e-post', 'Jobb-e-post', 'E-mejl'],
    no: ['E-post', 'E-postadresse', 'Epostadresse', 'E-mailadresse', 'Mailadresse', 'Jobb e-post', 'E-post jobb', 'Epost', 'E-post arbeid', 'Arbeidsepost', 'Arbeids-e-post', 'Jobbepost', 'E-post adresse'],
    da: ['E-mail', 'E-mailadresse', 'Mailadresse', 'E-post', 'Arbejdsmail', 'Arbejds e-mail', 'Mail arbejde', 'E-mail arbejde', 'Arbejdsemail', 'E-post adresse', 'Firmamail', 'E-mail-adresse'],
    fi: ['Sähköposti', 'Sähköpostiosoite', 'S-posti', 'Meili', 'Email-osoite', 'Työsähköposti', 'spostiosoite', 'Sähköposti työ', 'Sähköpostios.', 'Sähköpostiosoite (työ)', 'S-postiosoite', 'E-mail osoite'],
    nl: ['E-mail', 'E-mailadres', 'Mailadres', 'Emailadres', 'Zakelijk e-mailadres', 'E-mail werk', 'Zakelijke e-mail', 'Werk e-mail', 'E-mail adres', 'E-mailadres werk', 'Mail werk', 'Werkmail', 'Bedrijfsmail'],
    de: ['E-Mail', 'E-Mail-Adresse', 'Mailadresse', 'Emailadresse', 'E-Mail geschäftlich', 'Dienstliche E-Mail', 'Geschäftliche E-Mail', 'E-Mail dienstlich', 'Firmen-E-Mail', 'E-Mail Adresse', 'Email Adresse', 'Mail Adresse', 'E-Mail Arbeit', 'Geschäftliche E-Mail-Adresse', 'Dienstliche E-Mail-Adresse', 'E-Post'],
    fr: ['E-mail', 'Adresse e-mail', 'Courriel', 'Adresse électronique', 'Adresse mail', 'Mél', 'Adresse de courriel', 'Email professionnel', 'Adresse courriel', 'Courrier électronique', 'Adresse email professionnelle', 'E-mail pro', 'adresse de messagerie', 'Adresse e-mail professionnelle', 'E-mail professionnel', 'Courriel professionnel', 'Mail pro', 'Adresse mél', 'Adresse courrielle', 'Email pro', 'Mail professionnel'],
    es: ['Correo electrónico', 'Correo', 'Dirección de correo', 'Dirección de correo electrónico', 'E-mail', 'Correo de trabajo', 'Correo corporativo'],
    pl: ['E-mail', 'Adres e-mail', 'Adres email', 'Poczta elektroniczna', 'E-mail służbowy', 'Służbowy adres e-mail'],
    it: ['E-mail', 'Indirizzo e-mail', 'Indirizzo email', 'Posta elettronica', 'Indirizzo di posta elettronica', 'E-mail aziendale', 'E-mail di lavoro'],
  },
  department: {
    en: ['Department', 'Dept', 'Unit', 'Team', 'Division', 'Business unit', 'Org unit', 'Organizational unit', 'Department name', 'Section', 'Cost center department', 'Group', 'organisational unit', 'Departments', 'Departement', 'Dep', 'Dept name', 'Unit name', 'Team name', 'Organization unit', 'Cost centre department', 'Department / Team', 'Organization Department'],
    sv: ['Avdelning', 'Enhet', 'Avd', 'Sektion', 'Organisatorisk enhet', 'Arbetslag', 'Grupp', 'Avdelningsnamn', 'Organisationsenhet', 'Verksamhet', 'Team', 'Arbetsgrupp'],
    no: ['Avdeling', 'Enhet', 'Avd', 'Seksjon', 'Gruppe', 'Avdelingsnavn', 'Eining', 'Organisasjonsenhet'],
    da: ['Afdeling', 'Enhed', 'Afd', 'Sektion', 'Gruppe', 'Afdelingsnavn', 'Organisationsenhed'],
    fi: ['Osasto', 'Yksikkö', 'Tiimi', 'Toimiala', 'Ryhmä', 'Osaston nimi', 'Organisaatioyksikkö', 'Toimisto'],
    nl: ['Afdeling', 'Afd', 'Eenheid', 'Dienst', 'Groep', 'Afdelingsnaam', 'Organisatie-eenheid'],
    de: ['Abteilung', 'Abt', 'Bereich', 'Fachbereich', 'Organisationseinheit', 'Gruppe', 'Abteilungsname', 'Team', 'Organisations-Einheit', 'Dezernat', 'Referat'],
    fr: ['Service', 'Département', 'Équipe', 'Unité', 'Direction', 'Pôle', 'Groupe', 'Nom du service', 'Nom du département', 'Dépt', 'Dép.', 'Unité organisationnelle'],
    es: ['Departamento', 'Área', 'Unidad', 'Equipo'],
    pl: ['Dział', 'Departament', 'Jednostka organizacyjna', 'Zespół'],
    it: ['Reparto', 'Dipartimento', 'Unità organizzativa'],
  },
  landline: {
    en: ['Landline', 'Landline number', 'Fixed line', 'Fixed number', 'Fixed phone', 'Office phone', 'Work phone', 'Business phone', 'Desk phone', 'Direct number', 'Direct line', 'Landline phone', 'Fixed line number', 'businessPhones', 'work number', 'office phone number', 'work phone number', 'business phone number', 'phone landline', 'phone office', 'phone work', 'DID', 'direct phone', 'Fixed', 'Landline no', 'Fixed phone number', 'Desk number', 'Phone direct', 'Business telephone', 'Business telephone number', 'Work telephone', 'Work telephone number', 'Office telephone', 'Direct dial', 'Landline telephone', 'Telephone landline', 'Telephone office', 'Telephone work', 'Phone business', 'Phone (fixed)', 'Fixed telephone', 'work phone no', 'PSTN number', 'geographic number'],
    sv: ['Fast nummer', 'Fast telefon', 'Fasttelefon', 'Fast telefonnummer', 'Direktnummer', 'Anknytningsnummer fast', 'Kontorstelefon', 'Arbetstelefon', 'Telefon arbete', 'Telefon jobb', 'Telefon fast', 'Fastnummer', 'Fast anknytning', 'telefon kontor', 'direkttelefon', 'Fast tel', 'Fast tel.nr', 'Fast telnr', 'Tel arbete', 'Tel fast', 'Tel jobb', 'Jobbtelefon', 'Fast', 'Direktnr', 'Fasta numret', 'Fast telefon nr', 'Telefon direkt', 'Tfn arbete', 'Tfn fast', 'Tfn jobb', 'Telefon (arbete)'],
    no: ['Fasttelefon', 'Fast nummer', 'Fastnummer', 'Fasttelefonnummer', 'Direktenummer', 'Kontortelefon', 'Arbeidstelefon', 'Telefon arbeid', 'Telefon kontor', 'Fast telefon', 'direkte nummer', 'telefon fast', 'Fast tlf', 'Fasttlf', 'Tlf fast', 'Tlf arbeid', 'Tlf kontor', 'Tlf jobb', 'Telefon jobb', 'Direkte telefon', 'Direktetelefon', 'Jobbtelefon'],
    da: ['Fastnet', 'Fastnetnummer', 'Fastnettelefon', 'Fast nummer', 'Direkte nummer', 'Kontortelefon', 'Arbejdstelefon', 'Telefon arbejde', 'Telefon fastnet', 'Lokalnummer fastnet', 'fastnet nummer', 'Fastnettlf', 'Fastnet tlf', 'Tlf fastnet', 'Tlf arbejde', 'Tlf direkte', 'Direkte telefon', 'Direkte tlf', 'Telefon direkte', 'Fastnetnr'],
    fi: ['Lankapuhelin', 'Lankanumero', 'Lankapuhelinnumero', 'Kiinteä numero', 'Työpuhelin', 'Toimistopuhelin', 'Suora numero', 'Kiinteä puhelin', 'kiinteä liittymä', 'työpuhelinnumero', 'Lankapuh', 'Puhelin työ', 'Puhelin lanka', 'Työpuh', 'Toimistonumero', 'Työnumero', 'Kiinteän liittymän numero', 'Lankaliittymä'],
    nl: ['Vast nummer', 'Vaste telefoon', 'Vaste lijn', 'Telefoon werk', 'Zakelijk telefoonnummer', 'Doorkiesnummer', 'Vast telefoonnummer', 'Telefoon vast', 'Telefoon zakelijk', 'kantoortelefoon', 'werktelefoon', 'Vast tel', 'Tel vast', 'Tel werk', 'Vaste nummer', 'Vast', 'Telefoonnummer vast', 'Telefoonnummer werk', 'Direct nummer', 'Doorkies', 'Vaste telefoonnummer'],
    de: ['Festnetz', 'Festnetznummer', 'Festnetztelefon', 'Telefon geschäftlich', 'Bürotelefon', 'Durchwahl', 'Telefon Büro', 'Telefon Festnetz', 'Telefon dienstlich', 'Festnetz-Nr', 'Diensttelefon', 'Festnetzrufnummer', 'Direktwahl', 'Festnetz-Nummer', 'Tel Festnetz', 'Tel geschäftlich', 'Tel Büro', 'Tel dienstlich', 'Bürotel', 'Büronummer', 'Telefonnummer geschäftlich', 'Telefonnummer Festnetz', 'Telefonnummer dienstlich', 'Telefon Arbeit', 'Telefon Firma', 'Geschäftlich Telefon', 'Geschäftstelefon', 'Festnetz (geschäftlich)', 'Rufnummer Festnetz', 'Telefonnummer Büro'],
    fr: ['Téléphone fixe', 'Fixe', 'Numéro fixe', 'Ligne directe', 'Téléphone bureau', 'Téléphone professionnel', 'Ligne fixe', 'Numéro de téléphone fixe', 'N° fixe', 'Tél fixe', 'Téléphone du bureau', 'tel fixe', 'téléphone fixe professionnel', 'Tél bureau', 'Tél direct', 'Tél pro', 'Tél professionnel', 'Poste fixe', 'Numéro direct', 'Téléphone direct', 'Ligne fixe directe', 'Téléphone pro', 'Tél ligne directe', 'N° de fixe', 'Numéro de fixe', 'Numéro de téléphone professionnel', 'N° de téléphone fixe', 'Numéro de ligne fixe', 'Téléphone (fixe)'],
    es: ['Teléfono fijo', 'Fijo', 'Número fijo', 'Teléfono de trabajo', 'Teléfono de oficina'],
    pl: ['Telefon stacjonarny', 'Numer stacjonarny', 'Telefon służbowy', 'Telefon biurowy'],
    it: ['Telefono fisso', 'Numero fisso', 'Fisso', 'Telefono ufficio', 'Telefono di lavoro'],
  },
  mobile: {
    en: ['Mobile', 'Mobile phone', 'Mobile number', 'Cell', 'Cell phone', 'Cellphone', 'Cellular', 'Mobile phone number', 'Cell number', 'Mobile no', 'mobilePhone', 'phone mobile', 'phone cell', 'Work mobile', 'Business mobile number', 'cell phone number', 'GSM', 'MSISDN', 'mobile telephone', 'mobile telephone number', 'Mobiles', 'Mobile tel', 'Mob', 'Mob no', 'Mob number', 'Mobile work', 'Company mobile', 'Telephone mobile', 'Phone (mobile)', 'Mobile phone no', 'Cell no', 'Handphone', 'Mobile nr'],
    sv: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Jobbmobil', 'Mobil arbete', 'Arbetsmobil', 'mobil nummer', 'Mob', 'Mob nr', 'Mobiltel', 'Mobil tel', 'Tel mobil', 'Tfn mobil', 'Mobil jobb', 'Mobil telefon', 'Mobilnumret', 'Tel. mobil'],
    no: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Jobbmobil', 'mobil nummer', 'Mob', 'Mobiltlf', 'Mobil tlf', 'Tlf mobil', 'Mobil jobb', 'Mobil arbeid', 'Mobil telefon'],
    da: ['Mobil', 'Mobilnummer', 'Mobiltelefon', 'Mobilnr', 'Mobiltelefonnummer', 'Telefon mobil', 'Arbejdsmobil', 'Mob', 'Mobiltlf', 'Mobil tlf', 'Tlf mobil', 'Mobil arbejde', 'Mobil telefon'],
    fi: ['Matkapuhelin', 'Matkapuhelinnumero', 'Kännykkä', 'Mobiili', 'GSM', 'Kännykkänumero', 'Matkapuh', 'Mobiilinumero', 'puhelin mobiili', 'puhelin matka', 'Matkapuhnro', 'Matkapuhelin työ', 'Työmatkapuhelin', 'Kännykän numero', 'Mobiilipuhelin', 'Puh matka', 'GSM-numero'],
    nl: ['Mobiel', 'Mobiel nummer', 'Mobiele telefoon', 'GSM', 'Gsm-nummer', 'Mobiel telefoonnummer', 'Telefoon mobiel', '06-nummer', 'mobiele nummer', 'Mobiele tel', 'Tel mobiel', 'Mob', 'Mobiel werk', 'Mobiel telefoon', 'Telefoonnummer mobiel', 'Mobiele telefoonnummer', '06 nummer', 'Zakelijk mobiel'],
    de: ['Mobil', 'Handy', 'Mobiltelefon', 'Mobilnummer', 'Handynummer', 'Mobilfunknummer', 'Mobilfunk', 'Telefon mobil', 'Natel', 'Diensthandy', 'Mobil-Nr', 'Mobilrufnummer', 'Handy-Nr', 'Mobiltel', 'Tel mobil', 'Mobil geschäftlich', 'Mobil dienstlich', 'Mobiltelefonnummer', 'Handy geschäftlich', 'Telefonnummer mobil', 'Mobile Nummer', 'Rufnummer mobil', 'Mobilnr', 'Mobil Telefon', 'Handy Nr'],
    fr: ['Portable', 'Mobile', 'Téléphone portable', 'Téléphone mobile', 'Numéro de portable', 'GSM', 'Numéro de mobile', 'N° de portable', 'Tél portable', 'Cellulaire', 'Numéro mobile', 'Tél mobile', 'numéro portable', 'numéro de téléphone portable', 'numéro de téléphone mobile', 'N° portable', 'N° mobile', 'Tél GSM', 'Mobile professionnel', 'Portable professionnel', 'Portable pro', 'Mobile pro', 'N° de mobile', 'Téléphone mobile professionnel', 'Numéro de GSM', 'Numéro GSM', 'Téléphone (mobile)', 'Téléphone (portable)', 'Port.', 'N° de téléphone portable', 'N° de téléphone mobile'],
    es: ['Móvil', 'Teléfono móvil', 'Número de móvil', 'Celular', 'Teléfono celular'],
    pl: ['Telefon komórkowy', 'Komórka', 'Numer komórkowy', 'Numer telefonu komórkowego'],
    it: ['Cellulare', 'Telefono cellulare', 'Numero di cellulare', 'Telefono mobile'],
  },
  license: {
    en: ['License', 'Licence', 'License type', 'Licence type', 'License name', 'License plan', 'Product', 'Subscription', 'Plan', 'Assigned license', 'License to assign', 'New license', 'assign license', 'add license', 'subscription type', 'product license', 'Licenses', 'Licences', 'License ID', 'License code', 'Assigned licenses', 'Products', 'SKU', 'Plan name', 'Product name', 'Subscription name', 'Subscription plan', 'License assigned'],
    sv: ['Licens', 'Licenstyp', 'Abonnemang', 'Licensnamn', 'Produkt', 'Ny licens', 'Tilldela licens', 'Abonnemangstyp', 'lägg till licens', 'Licenser', 'Licens-ID', 'Abonnemang (licens)', 'Tilldelad licens'],
    no: ['Lisens', 'Lisenstype', 'Abonnement', 'Lisensnavn', 'Produkt', 'Ny lisens', 'Tildel lisens', 'Abonnementstype', 'Lisenser', 'Lisens-ID', 'Tildelt lisens'],
    da: ['Licens', 'Licenstype', 'Abonnement', 'Licensnavn', 'Produkt', 'Ny licens', 'Tildel licens', 'Abonnementstype', 'Licenser', 'Licens-ID', 'Tildelt licens'],
    fi: ['Lisenssi', 'Lisenssityyppi', 'Liittymä', 'Liittymätyyppi', 'Tuote', 'Uusi lisenssi', 'Lisenssin nimi', 'Käyttöoikeus', 'Tilaus', 'Lisenssit', 'Lisenssi-ID', 'Käyttölupa', 'Tilaustyyppi'],
    nl: ['Licentie', 'Licentietype', 'Abonnement', 'Licentienaam', 'Product', 'Nieuwe licentie', 'Licentie toewijzen', 'Type licentie', 'Licenties', 'Licentie-ID', 'Toegewezen licentie', 'Soort licentie'],
    de: ['Lizenz', 'Lizenztyp', 'Abonnement', 'Lizenzname', 'Produkt', 'Neue Lizenz', 'Lizenz zuweisen', 'Lizenzart', 'Tarif', 'Abo', 'Lizenzen', 'Lizenz-ID', 'Zugewiesene Lizenz', 'Lizenz-Typ'],
    fr: ['Licence', 'Type de licence', 'Abonnement', 'Nom de la licence', 'Produit', 'Forfait', 'Nouvelle licence', 'Licence à attribuer', "Type d'abonnement", 'Licences', 'ID de licence', 'Licence attribuée', 'Licence à affecter'],
    es: ['Licencia', 'Licencias', 'Tipo de licencia', 'Suscripción'],
    pl: ['Licencja', 'Licencje', 'Typ licencji', 'Subskrypcja'],
    it: ['Licenza', 'Licenze', 'Tipo di licenza', 'Abbonamento'],
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
    es: ['Quitar licencia', 'Licencia a quitar'],
    pl: ['Usuń licencję', 'Licencja do usunięcia'],
    it: ['Rimuovi licenza', 'Licenza da rimuovere'],
  },
  assignmentDate: {
    en: ['Assignment date', 'Start date', 'Effective date', 'License date', 'Valid from', 'Activation date', 'From date', 'License start date', 'Date of assignment', 'Assign on', 'Starts on', 'assign date', 'license start', 'effective from', 'go live date', 'License assignment date', 'Licence date', 'Licence start date', 'Date from', 'Start', 'Assigned from', 'Assigned on', 'Valid from date', 'Begin date', 'Effective', 'Commencement date', 'License valid from', 'Licence assignment date'],
    sv: ['Tilldelningsdatum', 'Startdatum', 'Gäller från', 'Aktiveringsdatum', 'Datum för tilldelning', 'Från datum', 'Licensdatum', 'Giltig från', 'från och med', 'tilldelas datum', 'Startdag', 'Fr.o.m.', 'Fr o m', 'From datum', 'Giltig fr.o.m.', 'Licens från', 'Startdatum licens', 'Licens startdatum', 'Från', 'Aktiveras'],
    no: ['Tildelingsdato', 'Startdato', 'Gjelder fra', 'Aktiveringsdato', 'Fra dato', 'Gyldig fra', 'Lisensdato', 'F.o.m.', 'Fra og med', 'Oppstartsdato', 'Startdag', 'Lisens fra', 'Fra'],
    da: ['Tildelingsdato', 'Startdato', 'Gælder fra', 'Aktiveringsdato', 'Fra dato', 'Gyldig fra', 'Licensdato', 'Ikrafttrædelsesdato', 'Fra og med', 'F.o.m.', 'Opstartsdato', 'Startdag', 'Licens fra'],
    fi: ['Myöntämispäivä', 'Alkamispäivä', 'Aloituspäivä', 'Voimassa alkaen', 'Aktivointipäivä', 'Määrityspäivä', 'Käyttöönottopäivä', 'alkupäivä', 'alkaen', 'aloituspvm', 'alkupvm', 'Alkaa', 'Voimaantulopäivä', 'Voimaantulo', 'Lisenssin alkamispäivä', 'Aloitus'],
    nl: ['Toewijzingsdatum', 'Startdatum', 'Ingangsdatum', 'Geldig vanaf', 'Activeringsdatum', 'Vanaf datum', 'Begindatum', 'datum toewijzing', 'Start datum', 'Datum ingang', 'Geldig van', 'Per datum', 'Datum van toewijzing', 'Licentiedatum'],
    de: ['Zuweisungsdatum', 'Startdatum', 'Gültig ab', 'Aktivierungsdatum', 'Beginn', 'Ab Datum', 'Datum der Zuweisung', 'Zuteilungsdatum', 'Lizenzbeginn', 'Startdatum Lizenz', 'Gültig von', 'Start-Datum', 'Startdatum der Lizenz', 'Zuordnungsdatum', 'Wirksam ab', 'Ab', 'Lizenzdatum', 'Beginndatum', 'Gültigkeitsbeginn', 'Lizenz ab'],
    fr: ["Date d'attribution", 'Date de début', "Date d'effet", "Date d'activation", 'Valable à partir du', "Date d'affectation", 'À partir du', "date d'assignation", 'Date début', 'Date de prise d’effet', 'Début', 'Date de la licence', 'À compter du', 'Valide à partir du', 'Date de début de licence', "Date d'entrée en vigueur"],
    es: ['Fecha de asignación', 'Fecha de inicio', 'Válido desde', 'Fecha efectiva'],
    pl: ['Data przypisania', 'Data rozpoczęcia', 'Ważne od', 'Obowiązuje od'],
    it: ['Data di assegnazione', 'Data di inizio', 'Data inizio', 'Valido dal'],
  },
  onboardingEmail: {
    en: ['Onboarding e-mail', 'Onboarding mail', 'Welcome e-mail', 'Send onboarding email', 'Send welcome email', 'Welcome mail', 'Invitation email', 'Send invitation', 'Send invite', 'Send onboarding', 'Onboarding', 'send email invite', 'onboarding message', 'welcome message', 'Send welcome e-mail', 'Welcome e-mail (yes/no)', 'Send e-mail', 'Send onboarding e-mail', 'Invite', 'Invitation', 'Notify user', 'Send invitation email', 'Onboard'],
    sv: ['Välkomstmejl', 'Välkomstmail', 'Introduktionsmejl', 'Skicka välkomstmejl', 'Välkomst e-post', 'Onboarding-mejl', 'Onboardingmejl', 'Skicka onboarding', 'Välkomstbrev', 'skicka inbjudan', 'onboarding e-post', 'skicka onboardingmejl', 'onboardingmail', 'Skicka välkomst-e-post', 'Skicka välkomstmail', 'Välkomst-mejl', 'Inbjudan', 'Introduktionsmail', 'Skicka mejl', 'Onboarding'],
    no: ['Velkomst-e-post', 'Velkomstmail', 'Send velkomst-e-post', 'Introduksjons-e-post', 'Velkomstepost', 'Onboarding-e-post', 'Velkomstmelding', 'send invitasjon', 'Send velkomst e-post', 'Send velkomstmail', 'Invitasjon', 'Onboarding', 'Send velkomstepost'],
    da: ['Velkomstmail', 'Velkomst-e-mail', 'Send velkomstmail', 'Onboarding-mail', 'Velkomstbesked', 'Introduktionsmail', 'send invitation', 'Send velkomst-e-mail', 'Velkomst e-mail', 'Invitation', 'Onboarding'],
    fi: ['Tervetuloviesti', 'Tervetulosähköposti', 'Perehdytysviesti', 'Lähetä tervetuloviesti', 'Aloitusviesti', 'Perehdytyssähköposti', 'lähetä kutsu', 'Tervetuliaisviesti', 'Lähetä tervetulosähköposti', 'Kutsu', 'Perehdytys'],
    nl: ['Welkomstmail', 'Welkomst-e-mail', 'Onboardingmail', 'Onboarding-e-mail', 'Verstuur welkomstmail', 'Welkomstbericht', 'Uitnodiging versturen', 'welkomst mail', 'Welkomst e-mail', 'Stuur welkomstmail', 'Welkomstmail versturen', 'Uitnodiging', 'Onboarding'],
    de: ['Willkommens-E-Mail', 'Willkommensmail', 'Begrüßungsmail', 'Onboarding-E-Mail', 'Begrüßungs-E-Mail', 'Einladungsmail', 'Willkommensnachricht', 'Einladung senden', 'Onboarding-Mail', 'Willkommens-Mail', 'Willkommens-E-Mail senden', 'Willkommensmail senden', 'Einladung', 'Begrüßungs-Mail', 'Onboarding'],
    fr: ["E-mail d'accueil", "Mail d'accueil", 'E-mail de bienvenue', 'Mail de bienvenue', 'Courriel de bienvenue', "Courriel d'accueil", "Message d'accueil", "E-mail d'intégration", "envoyer l'invitation", 'message de bienvenue', 'Mail d’intégration', 'Envoyer un e-mail de bienvenue', 'Invitation', 'Message d’intégration', 'Courriel d’intégration', 'Envoyer le mail de bienvenue'],
    es: ['Correo de bienvenida', 'Enviar correo de bienvenida', 'Invitación'],
    pl: ['E-mail powitalny', 'Wyślij e-mail powitalny', 'Zaproszenie'],
    it: ['E-mail di benvenuto', 'Invia e-mail di benvenuto', 'Invito'],
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
    'Tilsettnummer',
    'Tilsett-ID',
    'Personalnr',
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
  ...[
    'Matricule',
    'Numéro de matricule',
    "Numéro d'employé",
    'ID employé',
    'N° employé',
    'Identifiant employé',
    'numéro employé',
  ],
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
    'Phones',
    'primaryPhone',
    'Primary phone',
    'Main phone',
    'Contact phone',
    'Phone nr',
    'Tel. number',
    'Tel number',
    'Telephone no',
    'Phone 1 - Value',
    'Phone 2 - Value',
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
    'Puh.nro',
    'Tel.nr',
    'Tfn.nr',
    'Tlfnummer',
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
    'N° tél',
    'Teléfono',
    'Número de teléfono',
    'Numer telefonu',
    'Telefono',
    'Numero di telefono',
    'Telefon-Nummer',
    'Tel.-Nr',
  ],
]

/** A number, or a room: only its values tell. */
export const officeSynonyms: readonly string[] = ['Office number', 'Office no', 'Office nr', 'Kontorsnummer', 'Kontornummer', 'Kantoornummer', 'Büronummer', 'Numéro de bureau'] // prettier-ignore

/** The whole name in one cell: it is not taken apart, as nobody can know where. */
export const fullNameSynonyms: readonly string[] = ['Full name', 'Display name', 'Whole name', 'First and last name', 'Name of user', 'User full name', 'Employee name', 'Fullständigt namn', 'Hela namnet', 'För- och efternamn', 'Förnamn och efternamn', 'Visningsnamn', 'Fullt navn', 'Fullt namn', 'Visningsnavn', 'For- og etternavn', 'Fulde navn', 'Vist navn', 'For- og efternavn', 'Koko nimi', 'Näyttönimi', 'Etu- ja sukunimi', 'Volledige naam', 'Weergavenaam', 'Voor- en achternaam', 'Vollständiger Name', 'Anzeigename', 'Vor- und Nachname', 'Vor- und Zuname', 'Nom complet', 'Nom affiché', 'Nom et prénom', 'Prénom et nom', 'Nom Prénom', 'Nombre completo', 'Nombre y apellidos', 'Imię i nazwisko', 'Nome completo', 'Nome e cognome', 'Cognome e nome'] // prettier-ignore

/** A name, whole or in part: a neighbor decides. */
export const nameSynonyms: readonly string[] = [
  'Name',
  'Namn',
  'Navn',
  'Nimi',
  'Naam',
  'Nom',
  'Familien name',
]

/**
 * Login names that are mostly the e-mail address: they count less than a column that says e-mail.
 */
export const loginSynonyms: readonly string[] = ['User principal name', 'UPN', 'User name', 'Username', 'User ID', 'Login', 'Användarnamn', 'Brukernavn', 'Brugernavn', 'Käyttäjätunnus', 'Gebruikersnaam', 'Benutzername', "Nom d'utilisateur", 'Identifiant'] // prettier-ignore

/** A date of what is not said: it counts less than one that says so. */
export const dateSynonyms: readonly string[] = ['Date', 'Datum', 'Dato', 'Päivämäärä', 'Pvm']

/** Words by which a header is about somebody else than the user. */
export const otherPersonWords: readonly string[] = ['manager', 'managers', 'supervisor', 'boss', 'chef', 'chefs', 'chefens', 'leder', 'leders', 'lederens', 'leiar', 'esimies', 'esimiehen', 'esihenkilo', 'leidinggevende', 'vorgesetzter', 'vorgesetzte', 'vorgesetzten', 'responsable', 'superieur', 'emergency', 'assistant', 'assistent', 'old', 'previous', 'former', 'tidigare', 'gammal', 'tidligere', 'gammel', 'aiempi', 'vanha', 'vorige', 'oud', 'fruhere', 'alte', 'ancien', 'ancienne', 'caller'] // prettier-ignore

/** Words by which a header is about the user's private life: used only if nothing else is there. */
export const privateWords: readonly string[] = ['private', 'privat', 'privata', 'privaat', 'personal', 'home', 'hem', 'hemma', 'hjemme', 'heime', 'koti', 'yksityinen', 'henkilokohtainen', 'thuis', 'prive', 'privee', 'domicile', 'perso', 'personnel', 'personnelle', 'personlig', 'personliche', 'secondary', 'alternate', 'alternative', 'recovery', 'backup', 'second', 'other'] // prettier-ignore

/** Words in a header's decoration that say that it must not be filled in. */
export const readOnlyWords: readonly string[] = ['readonly', 'skrivskyddad', 'endastlasning', 'skrivebeskyttet', 'vainluku', 'alleenlezen', 'schreibgeschutzt', 'lectureseule', 'donotedit', 'donotchange', 'locked'] // prettier-ignore

/** Words in a header's decoration that say nothing about what it is. */
export const decorationWords: readonly string[] = ['required', 'optional', 'mandatory', 'obligatorisk', 'obligatoriskt', 'valfri', 'valfritt', 'kravs', 'pakrevd', 'valgfri', 'valgfritt', 'pakraevet', 'pakollinen', 'valinnainen', 'verplicht', 'optioneel', 'pflicht', 'pflichtfeld', 'erforderlich', 'obligatoire', 'facultatif', 'yesno', 'janej', 'janei', 'kyllaei', 'janee', 'janein', 'ouinon', 'yn', 'jn', 'yyyymmdd', 'ddmmyyyy', 'mmddyyyy', 'aaaammdd', 'jjjjmmtt', 'ttmmjjjj', 'jjmmaaaa', 'ddmmaaaa', 'e164', 'text', 'new', 'ny', 'max50', 'unique'] // prettier-ignore
