{{ stage('enterprises') }}
