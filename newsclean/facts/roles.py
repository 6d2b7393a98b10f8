"""The words of credit lines as data: which say which role, in four languages.

To extend: add a phrase to its role, in lower case and without what follows it ("by", "von",
"par", "por", a colon). To add a language, add its phrases and, where it has one, its word for
"by" to ``CONNECTORS``.
"""

from __future__ import annotations

from newsclean.facts.words import phrases

# The role of "with information from" depends on who is named: see ``credits``.
MATERIAL = "material"


CONNECTORS = phrases(
    "by, from, of, von, vom, der, des, par, de, du, del, por, d', d’, durch, avec, con"
)

# Role → the phrases that introduce it when a connector or a colon follows.
PHRASES: dict[str, tuple[str, ...]] = {
    "reporting": phrases(
        """reporting, reported, report, reports, reporter, reporters, reportage, reportages,
        bericht,
        berichte, berichterstattung, reporte, reportes, reportería, informó, informaron,
        reportaje, reporteo, enquête"""
    ),
    "additional reporting": phrases(
        """additional reporting, additional report, additional reports, additional reporting and
        research, with reporting, with additional reporting, further reporting, extra reporting,
        with contributions, additional contributions, contributions, contributor, contributors,
        contributing, contributing reporters, contributing reporter, reporting contributed,
        zusätzliche berichterstattung, zusätzlicher bericht, mitarbeit, unter mitarbeit, mit
        unterstützung, mit beiträgen, reportage complémentaire, reportages complémentaires,
        reportage additionnel, avec la contribution, avec la collaboration, avec la
        participation, avec le concours, reporte adicional, reportes adicionales, reportería
        adicional, reportaje adicional, información adicional, con información adicional, informes
        adicionales, con
        reportería, con reporte, con la colaboración, colaboración, colaboraciones, con aportes,
        con aportaciones, con la contribución, con contribuciones, contribución"""
    ),
    "writing": phrases(
        """written, writing, words, story, text, texts, author, authors, writer, writers, copy,
        geschrieben, verfasst, texte, autor, autorin, autoren, autorinnen, ein text, rédigé,
        rédaction, auteur, auteure, auteurs, écrit, texto, textos, escrito, redactado, autora,
        autores, redacción, as told to, essay, article, posted, published"""
    ),
    "editing": phrases(
        """editing, edited, editor, editors, edits, copy editing, copy edited, copyediting,
        redaktion,
        redigiert, redaktionell bearbeitet, redaktionelle bearbeitung, bearbeitung, bearbeitet,
        lektorat, édité, édition, édition française, relecture, edición, editado, editada,
        editado en español, edición en español, editores"""
    ),
    "translation": phrases(
        """translated, translation, translations, translator, translators, übersetzung,
        übersetzungen, übersetzt, aus dem englischen, aus dem französischen, aus dem spanischen,
        aus dem russischen, aus dem italienischen, aus dem ukrainischen, aus dem arabischen, aus
        dem amerikanischen, traduit, traduite, traduits, traduites, extraits traduits, traduction,
        traductions, traducteur, traductrice,
        version française, traducción, traducido, traducida, traductor, traductora, adaptation
        française, adaptierung, adaptation"""
    ),
    "photography": phrases(
        """photo, photos, photograph, photographs, photography, photographer, photographers,
        pictures,
        picture, images, image, photo credit, photo credits, image credit, image credits, photo
        courtesy, photos courtesy, photo illustration, cover photo, foto, fotos, fotografie,
        fotografien, fotograf, fotografin, bild, bilder, bildnachweis, titelbild, titelfoto,
        photographie, photographies, photographe, crédit photo, crédits photo, fotografía,
        fotografías, fotógrafo, fotógrafa, imágenes, imagen, crédito de la foto"""
    ),
    "video": phrases(
        """video, videos, video editing, video edited, videography, videographer, filmed, kamera,
        schnitt, vidéo, vidéos, vídeo, vídeos, montage, montage vidéo, cámara"""
    ),
    "graphics": phrases(
        """graphic, graphics, animation, animations, charts, maps, data visualization, data
        visualisation, design, designed, grafik, grafiken, infografik, infografiken, karte,
        karten, infographie, infographies, infographics, infographic, cartographie, gráfico,
        gráficos, infografía, infografías, diseño"""
    ),
    "illustration": phrases(
        """illustration, illustrations, illustrated, illustrator, illustrationen, illustriert,
        art, artwork, cartoon, dessin, dessins, illustré, illustrée, ilustración, ilustraciones,
        ilustrado, ilustrador, ilustradora"""
    ),
    "research": phrases(
        """research, researched, researcher, additional research, recherche, recherchen,
        recherchiert,
        recherches, documentation, dokumentation, investigación, documentación"""
    ),
    "production": phrases(
        """produced, production, producer, producers, web production, development, developed,
        produktion, produziert, umsetzung, produit, réalisation, réalisé, producción, producido,
        desarrollo, desarrollado"""
    ),
    "compilation": phrases(
        """compiled, compilation, collated, zusammengestellt, zusammenstellung, compilé, recopilado,
        recopilación, compilado"""
    ),
    "review": phrases(
        """reviewed, medically reviewed, expert reviewed, fact checked, fact-checked, fact checking,
        fact-checking, fact check, verified, medizinisch geprüft, fachlich geprüft, geprüft,
        faktencheck, relu, validé, vérifié, revisado, revisado médicamente, revisión, verificado"""
    ),
    "interview": phrases(
        """interview, interviewed, interview conducted, interview geführt, das interview wurde
        geführt,
        aufgezeichnet, protokoll, propos recueillis, recueilli, recueillis, propos, entretien,
        entretien réalisé, entrevista, entrevista realizada, entrevistado, interviewer"""
    ),
    "source": phrases("source, sources, quelle, quellen, fuente, fuentes"),
    "agency": phrases("agency, agencies, agentur, agenturen, agence, agences, agencia, agencias"),
    MATERIAL: phrases(
        """with inputs, inputs, with input, with files, files, with reports, with material, with
        information, information, with agency inputs, mit material, material, mit informationen,
        informationen, mit agenturmaterial, unter verwendung von material, mit angaben, mit
        meldungen, avec des informations, avec informations, avec les informations, con información,
        información, con informaciones, con datos, con material, con reportes"""
    ),
}


def _by_phrase(table: dict[str, str]) -> dict[str, str]:
    return {phrase: role for role, text in table.items() for phrase in phrases(text)}


# Phrases that a name follows directly, without "by" or colon.
BARE: dict[str, str] = _by_phrase(
    {
        "interview": """das interview führte, das interview führten, das gespräch führte, das
            gespräch
            führten, die fragen stellte, die fragen stellten, interview führte, gespräch führte,
            as told to""",
        "translation": "version française, version española",
        "additional reporting": "colaboró, colaboraron, contribuyó, contribuyeron",
    }
)
# The same, but only where nothing stands before them: "animation by Ada Roe" is not writing.
OPENING: dict[str, str] = _by_phrase(
    {
        "reporting": "reportage, reporting",
        "editing": "editing",
        "source": "source",
        "writing": "by, von, par, por, text, texte, texto",
        "photography": "foto, fotos, photo, photos",
        "translation": "übersetzung, traduction, traducción",
        MATERIAL: "avec, with, mit, con",
    }
)

# What somebody contributed, by the noun that follows the verb. Without one it is reporting.
CONTRIBUTIONS: dict[str, str] = {
    "research": "research",
    "photo": "photography",
    "video": "video",
    "graphic": "graphics",
    "illustration": "illustration",
    "editing": "editing",
    "translation": "translation",
    "writing": "writing",
    "data": "research",
}

# Where and when something was printed or first published says nothing about who made it.
PRINT_NOTES = (
    "in print",
    "print edition",
    "printed in",
    "printausgabe",
    "gedruckten ausgabe",
    "erschienen in",
    "erschien in",
    "erschien zuerst",
    "ist zuerst",
    "version papier",
    "édition papier",
    "édition imprimée",
    "paru dans",
    "parue dans",
    "edición impresa",
    "publicado originalmente",
    "originally published",
    "originally appeared",
    "first appeared",
    "first published",
    "version of this",
)

# What a sentence about contributors has in it, looked for before it is read as one.
SENTENCE_STEMS = (
    "contribut",
    "contribu",
    " reported from ",
    " reporting from ",
    "colabor",
    " diese",
)
