"""What on this computer may give the person away, or watch them: facts to look at, no verdict."""
